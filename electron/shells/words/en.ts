/** What the shells say around the page. */
export const en = {
  language: 'en',
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
  windowDies: {
    title: 'Kith’s window cannot be shown',
    text: 'Its pages end as soon as they open. Your gallery was not touched. Start Kith again; if it happens again, update the system’s graphics driver.',
  },
  notices: {
    crashed: {
      title: 'The page stopped',
      text: 'Your gallery was not touched: another process looks after it and is still running. Everything that was saved is kept, and so is an enrollment that was under way.',
      action: 'Open Kith again',
    },
    missing: {
      title: 'There is no such page',
      text: 'Everything is where it was.',
      action: 'Open Kith',
    },
    refused: {
      title: 'Kith does not know this browser',
      text: 'It lets in the browser that opens the address Kith prints when it starts. That address works once: if it was used already, start Kith again for a new one.',
      action: null,
    },
    guessed: {
      title: 'Too many wrong addresses',
      text: 'For a minute Kith lets nobody new in. After that, open the address it printed when it started.',
      action: null,
    },
  },
};
