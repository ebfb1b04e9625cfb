/** What the shells say around the page. */
export const en = {
  language: 'en' as const,
  menu: {
    file: 'File',
    dataFolder: 'Open the Data Folder',
    log: 'Show the Log',
    view: 'View',
    open: 'Open Kith',
    pause: 'Pause Recognition',
    resume: 'Resume Recognition',
    edit: 'Edit',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Full Screen',
    window: 'Window',
    close: 'Close Window',
    quit: 'Quit Kith',
  },
  mending: {
    text: 'The damaged file is kept, whatever you choose. The copy lacks what you changed after it was made; saving what can be read may lose what is damaged.',
    holdsRemoved:
      'Something you removed after that copy was made is still in it. If you go back to it, that comes back, too.',
    restore: 'Go Back to the Copy of {date}',
    salvage: 'Save What Can Be Read',
    leave: 'Leave It',
    saved: 'Kith saved what could be read.',
    gone: 'Nothing is left of {names}.',
    fewer: 'Some pictures of {names} were lost.',
    unknown: 'Some pictures were lost, and whose they were can’t be told.',
    renamed: 'These names couldn’t be read as they were: {names}.',
    goOn: 'Continue',
  },
  cannotStart: 'Kith couldn’t start',
  windowDies: {
    title: 'Kith’s window can’t be shown',
    text: 'Its pages crash as soon as they open. Your gallery wasn’t touched. Start Kith again; if it keeps happening, update your graphics driver.',
  },
  notices: {
    crashed: {
      title: 'The page stopped',
      text: 'Your gallery wasn’t touched: another process looks after it and is still running. Everything you saved is safe, and so is any enrollment you were in the middle of.',
      action: 'Open Kith again',
    },
    failed: {
      title: 'Kith couldn’t open this page',
      text: 'Your gallery wasn’t touched. Try again; if it keeps happening, start Kith again: its log says what went wrong.',
      action: 'Try again',
    },
    missing: {
      title: 'This page doesn’t exist',
      text: 'Everything is right where you left it.',
      action: 'Open Kith',
    },
    refused: {
      title: 'Kith doesn’t know this browser',
      text: 'Kith lets in the browser that opens the address it prints when it starts. That address works once: if it’s already been used, start Kith again to get a new one.',
      action: null,
    },
  },
};
