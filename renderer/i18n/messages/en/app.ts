/** The frame around the pages: navigation, banners, shortcuts, what is shown when Kith cannot be reached. */
export const app = {
  main: 'Main',
  places: {
    live: 'Live',
    enroll: 'Enroll',
    people: 'People',
    training: 'Training',
    settings: 'Settings',
  },
  commands: {
    open: 'Find a person, a page or a command',
    search: 'Find a person, a page or a command',
    nothing: 'Nothing found. Try another word.',
    pages: 'Pages',
    actions: 'Commands',
    people: 'People',
    enroll: 'Enroll somebody',
    pause: 'Pause live recognition',
    resume: 'Resume live recognition',
    light: 'Switch to light colors',
    dark: 'Switch to dark colors',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    places: { everywhere: 'Everywhere', live: 'On the Live page', enroll: 'While you enroll' },
    what: {
      commands: 'Find a person, a page or a command',
      sheet: 'Show the keyboard shortcuts',
      goToLive: 'Go to Live',
      goToEnroll: 'Go to Enroll',
      goToPeople: 'Go to People',
      goToTraining: 'Go to Training',
      goToSettings: 'Go to Settings',
      pauseLive: 'Pause or resume',
      pauseCapture: 'Pause or resume',
      goOn: 'Go on, or save',
      leave: 'Leave',
    },
    keys: { control: 'Ctrl', alt: 'Alt', space: 'Space', enter: 'Enter', escape: 'Esc' },
  },
  damage: { embedAgain: 'Recompute everyone', rollBack: 'Roll back' },
  host: {
    failed:
      'Nothing was lost. Settings shows which engines were tried and what was wrong with each.',
    restarting: 'Nothing was lost. This page goes on by itself in a moment.',
  },
  work: {
    training: 'Training',
    activation: 'Switching to another model version',
    see: '{what}, go to Training',
  },
  stopped: {
    title: 'Kith has stopped',
    text: 'What was saved is kept; pictures of an enrollment that was not saved yet are gone. Start Kith again, and this page comes back by itself.',
    reload: 'Reload',
  },
  viewDefect: {
    title: 'Something on this page went wrong',
    text: 'Your gallery is fine. Reload to go on; if it happens again, please report the lines below.',
    reload: 'Reload',
  },
} as const;
