/** Words that several pages use. */
export const common = {
  kith: 'Kith',
  starting: 'Kith is starting',
  pictures: '{count, plural, one {# picture} other {# pictures}}',
  about: '{what} ({subject})',
  close: 'Close',
  stop: 'Stop',
  windowTitle: '{title} – Kith',
  windowTitleAtWork: '{share} · {title} – Kith',
  /** What mends a quality problem, said to the person whose face it is. */
  instruction: {
    SeveralFaces: 'One person at a time, please',
    CutOff: 'Move so your whole face is in the picture',
    TooSmall: 'Come closer',
    TooDark: 'More light on your face',
    TooBright: 'Less light on your face',
    TurnedAway: 'Look toward the camera',
    LookingUpOrDown: 'Hold your head level',
    Tilted: 'Hold your head upright',
    Blurred: 'Hold still for a moment',
    EyesClosed: 'Keep your eyes open',
    NotLive: 'This looks like a picture, not a person',
    LiveNotShown: 'Checking whether a person is there …',
  },
  /** Why a picture is not used, as a short label. */
  reason: {
    SeveralFaces: 'several faces',
    CutOff: 'cut off',
    TooSmall: 'too small',
    TooDark: 'too dark',
    TooBright: 'too bright',
    TurnedAway: 'turned away',
    LookingUpOrDown: 'looking up or down',
    Tilted: 'tilted',
    Blurred: 'blurred',
    EyesClosed: 'eyes closed',
    NotLive: 'not live',
    LiveNotShown: 'not shown to be live',
  },
  /** What the recognition process is doing. */
  host: {
    starting: 'Recognition is starting',
    ready: 'Recognition is ready',
    restarting: 'Recognition stopped and is restarting',
    failed: 'Recognition can’t run',
  },
  copies: {
    last: 'The last copy of the gallery was made on {date}.',
    next: 'There’s no copy of the gallery right now. The next one is made on {date}.',
    none: 'There’s no copy of the gallery yet.',
    failed: 'The last attempt to copy the gallery failed. {why}',
  },
  defect: {
    what: 'Something went wrong in Kith.',
    next: 'This is a bug in Kith. The log in the data folder has the details.',
  },
} as const;
