/** The video wherever it is shown: cameras, notices over it. */
export const capture = {
  camera: 'Camera',
  cameraNumber: 'Camera {number, number}',
  noCamera: 'No camera',
  videoFile: 'Video file',
  openingCamera: 'Opening the camera',
  openingOther: 'Opening “{camera}” instead',
  loadingFinder: 'Loading the face finder',
  tryAgain: 'Try again',
  /** What was tried against a problem that is still there. */
  tried: {
    camera: 'Kith tried “{camera}” as well.',
    finder: 'Kith loaded it anew, and it failed again.',
    recognition: 'Kith started it anew, and it failed again.',
  },
} as const;
