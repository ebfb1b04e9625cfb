/** The Live page. */
export const live = {
  title: 'Live',
  nobody: 'Nobody is enrolled yet, so everyone is unknown.',
  enrolled: '{count, plural, one {# person enrolled} other {# people enrolled}}',
  enrollFirst: 'Enroll the first person',
  pause: 'Pause',
  resume: 'Resume',
  paused: 'Paused: the camera is off',
  video: 'Live video',
  looking: 'Looking…',
  unknown: 'Unknown',
  /** Of an unknown face that cannot be enrolled from what was seen of it. */
  notClearYet: 'no clear picture yet',
  enrollFace: 'Enroll this face',
  /** How surely a name is the right one. */
  strength: { clear: 'clear match', likely: 'likely match', weak: 'weak match' },
  /** Whether a face is a person’s before the camera. */
  liveness: { live: 'live', 'not live': 'not live', 'cannot tell': 'can’t tell if live' },
  withLiveness: '{detail} · {liveness}',
  /** Two enrolled people who cannot be told apart. */
  ambiguous: '{one} or {other}?',
  alike: 'too alike to tell apart',
  /** A face's name with what is said below it, to those who do not see it. */
  said: '{label}, {detail}',
  /** Pictures of an unknown face that an enrollment begins with. */
  seen: {
    picture: 'The face Kith saw',
    kept: '{count, plural, one {This picture was kept as somebody unknown at {time}} other {These # pictures were kept as somebody unknown, the first at {time}}}. Once you save, {count, plural, one {it leaves} other {they leave}} the unknown faces. Is the person there with you? Ask them to agree, then continue.',
    live: '{count, plural, one {This picture was} other {These # pictures were}} taken live at {time}. Is the person there with you? Ask them to agree, then continue.',
    note: '{count, plural, one {This picture was} other {These # pictures were}} taken live at {time}. Until you save, Kith keeps {count, plural, one {it} other {them}} in memory only. Is the person there with you? Ask them to agree, then continue.',
  },
  fullScreen: {
    enter: 'Full screen',
    hint: 'Full screen (F)',
    hello: 'Hello, {names}',
    refused: 'Full screen isn’t allowed here.',
    mayGoDark: 'The screen may go dark: the system wouldn’t let Kith keep it on.',
  },
  /** Asked when activity is no longer to be kept. */
  stopKeeping: {
    title: 'Clear the list, too?',
    text: 'Nothing will be added from now on. What’s already in it can stay or go.',
    keep: 'Keep the list',
    clear: 'Clear the list',
  },
  performance: {
    title: 'Performance',
    frames: 'Frames',
    decisions: 'Decisions',
    latency: 'Frame to name',
    latency95: '95% within',
    rate: '{value} <small>/s</small>',
    milliseconds: '{value} <small>ms</small>',
    nothing: '–',
    stage: '{name} {value} ms',
    /** Where the time of a frame goes, one word each. */
    stages: {
      read: 'read',
      detect: 'detect',
      mesh: 'mesh',
      chip: 'chip',
      transfer: 'transfer',
      embed: 'embed',
      search: 'search',
    },
  },
  activity: {
    title: 'Activity',
    nothing: 'When Kith recognizes somebody, they show up here with the time.',
    nothingSuch: 'Nothing in the list matches.',
    notKept: 'Activity isn’t being kept. <settings>You can change that in Settings.</settings>',
    keptFor:
      '{days, plural, one {Lines are erased after a day.} other {Lines are erased after # days.}} The list holds the newest {lines, number}.',
    clear: 'Clear the whole list',
    save: 'Save these lines as CSV',
    fileName: 'Kith activity {date}',
    cleared: 'The list has been cleared.',
    undo: 'Undo',
    more: 'Show more',
    who: 'Who',
    everyone: 'Everyone',
    group: 'Group: {name}',
    camera: 'Camera',
    everyCamera: 'Every camera',
    when: 'When',
    today: 'Today',
    week: '7 days',
    all: 'All',
    asSeen: '{who}, as seen at the time',
    /** A line of the list. */
    line: {
      enrolled: '{person} was enrolled',
      extended: 'Pictures were added to {person}',
      renamed: 'Somebody was renamed to {person}',
      recognized: '{person}',
      unknown: 'Unknown',
      'not live': 'Not live: no name given',
      /** One of two people, where only this one's line is shown. */
      ambiguous: 'Perhaps {person}',
      unknownThen: 'Unknown then, now {person}',
      activated: 'Another model version was activated',
      'activated against the verdict': 'A model version that wasn’t judged better was activated',
      'rolled back': 'Rolled back to the previous model version',
    },
    at: '{time} · {strength}',
    label: '{what}, {time}',
  },
} as const;
