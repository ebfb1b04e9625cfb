/** The video wherever it is shown: cameras, notices over it. */
export const capture = {
  camera: 'Camera',
  cameraNumber: 'Camera {number, number}',
  cameraNamed:
    '{kind, select, virtual {{name} (virtual)} infrared {{name} (infrared)} other {{name}}}',
  noCamera: 'No camera',
  videoFile: 'Video file',
  openingCamera: 'Opening the camera',
  openingOther: 'Trying “{camera}” instead',
  leftBlank: '“{camera}” shows nothing, so Kith switched to “{other}”.',
  loadingFinder: 'Loading face detection',
  tryAgain: 'Try again',
  /** What was tried against a problem that is still there. */
  tried: {
    camera: 'Kith tried “{camera}” too.',
    finder: 'Kith reloaded it, and it failed again.',
    recognition: 'Kith restarted it, and it failed again.',
  },
  /** What somebody in front of the camera is asked to do. */
  instruction: {
    show: 'Show your face to the camera',
    look: 'Look at the camera',
    left: 'Turn a little to the left',
    right: 'Turn a little to the right',
    backLeft: 'Turn back a little to the left',
    backRight: 'Turn back a little to the right',
    raise: 'Raise your chin a little',
    lower: 'Lower your chin a little',
    stay: 'Stay right there',
    vary: 'If you like, try glasses on or off, or a smile',
  },
  /** The screen as a lamp. */
  light: {
    on: 'Light my face with the screen',
    off: 'Turn the light off',
  },
  segment: {
    center: 'center',
    left: 'left',
    right: 'right',
    up: 'up',
    down: 'down',
  },
  ring: {
    done: 'Captured: {done}',
    open: 'Captured: {done}; still to do: {open}',
    nothing: 'nothing yet',
    filled: 'Captured: {segment}',
  },
} as const;
