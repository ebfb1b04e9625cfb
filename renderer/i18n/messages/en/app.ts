/** The frame around the pages: navigation, banners, shortcuts, what is shown when Kith cannot be reached. */
export const app = {
  main: 'Main',
  places: {
    live: 'Live',
    enroll: 'Enroll',
    people: 'People',
    unknown: 'Unknown',
    training: 'Training',
    settings: 'Settings',
  },
  commands: {
    open: 'Find a person, page, or command',
    search: 'Find a person, page, or command',
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
    places: {
      everywhere: 'Everywhere',
      live: 'On the Live page',
      people: 'In the list of people',
      enroll: 'While you enroll',
    },
    what: {
      commands: 'Find a person, page, or command',
      sheet: 'Show the keyboard shortcuts',
      undo: 'Undo, while that’s offered',
      goToLive: 'Go to Live',
      goToEnroll: 'Go to Enroll',
      goToPeople: 'Go to People',
      goToUnknown: 'Go to Unknown faces',
      goToTraining: 'Go to Training',
      goToSettings: 'Go to Settings',
      pauseLive: 'Pause or resume',
      fullScreen: 'Full screen on or off',
      leaveFullScreen: 'Leave full screen',
      selectPerson: 'Select somebody; with Shift, everyone up to them',
      selectAll: 'Select everyone shown',
      selectNobody: 'Select nobody',
      pauseCapture: 'Pause or resume',
      goOn: 'Continue or save',
      leave: 'Leave',
    },
    keys: { control: 'Ctrl', alt: 'Alt', space: 'Space', enter: 'Enter', escape: 'Esc' },
  },
  gallery: {
    restore: 'Go back to the copy of {date}',
    salvage: 'Save what can be read',
    restoreText:
      'The copy takes the gallery’s place. What you changed after it was made is not in it.',
    holdsRemoved:
      'Something you removed after that copy was made is still in it. If you go back to it, that comes back, too.',
    salvageText:
      'Kith copies everything it can still read into a new gallery. Recognition may have to recompute everyone afterward.',
    kept: 'The damaged file is kept beside it. Kith closes when this is done: start it again, and this page will come back on its own.',
    cancel: 'Cancel',
    goOn: 'Continue',
    readOnly: 'This gallery can only be read',
    readOnlyText:
      'Kith can’t write to its folder, so people are recognized, but nothing can be changed or saved.',
  },
  damage: { embedAgain: 'Recompute everyone', rollBack: 'Roll back' },
  host: {
    failed:
      'Nothing was lost. Settings shows which engines were tried and what went wrong with each.',
    restarting: 'Nothing was lost. This page will pick up again in a moment.',
  },
  work: {
    training: 'Training',
    activation: 'Switching to another model version',
    see: '{what}, go to Training',
  },
  stopped: {
    title: 'Kith has stopped',
    text: 'Everything you saved is safe, and so is any enrollment you were in the middle of.',
    textNotKept:
      'Everything you saved is safe. Of the enrollment you were in the middle of, the latest changes weren’t kept.',
    back: 'Start Kith again, and this page will come back on its own.',
    reload: 'Reload',
  },
  viewDefect: {
    title: 'Something went wrong on this page',
    text: 'Your gallery is fine. Reload to continue. If it happens again, please report the lines below.',
    reload: 'Reload',
    goToLive: 'Go to Live',
  },
} as const;
