/** The first run. */
export const welcome = {
  title: 'Welcome to Kith',
  steps: { kept: 'What Kith keeps', camera: 'Your camera', you: 'You' },
  kept: {
    title: 'Welcome to Kith',
    text: 'Kith learns the faces of people who agree to it, and recognizes them when they look at your camera.',
    facts: {
      here: {
        title: 'Everything stays on this computer',
        text: 'Encrypted. Kith has no server and no account.',
      },
      strangers: {
        title: 'Strangers stay strangers',
        text: 'A face only gets a name when Kith is sure enough, and how sure is measured.',
      },
      back: {
        title: 'You can change your mind',
        text: 'Removing a person permanently erases their pictures, numbers, and history.',
      },
    },
    watch: 'Watch for printed pictures held up to the camera',
    watchWhat: 'Says so next to the name. Downloads {megabytes, number} MB once.',
    smallPrint: 'The small print',
    where: 'Your gallery is in {folder}.',
    weakKey:
      'Its key is in a file next to it, because this system has no keyring. That’s weak: anyone who can read your files can read the gallery.',
    key: 'Its key is kept by the system: {keeper}.',
    limits:
      'At most {share} of strangers may be mistaken for somebody enrolled. You can change that in Settings, and Training measures it on your own gallery. A printed or filmed face can fool Kith, so don’t use it as a lock.',
    keepPictures: 'Keep the cropped pictures, encrypted',
    keepPicturesWhy:
      'They’re needed to retrain later and to show you who is who. Without them, only numbers are kept, and a new network means enrolling everyone again.',
    next: 'Continue',
  },
  camera: {
    title: 'Check your camera',
    text: 'Look at the camera, with your face in the oval.',
    video: 'Camera check',
    show: 'Move your face into the oval',
    good: 'That’s a good picture',
    tilted: 'Sit upright, or turn the picture',
    checks: {
      title: 'What is checked',
      face: 'One face',
      place: 'In the oval',
      light: 'Light',
      distance: 'Distance',
      upright: 'Upright',
      passed: 'good',
      open: 'not yet',
    },
    turn: 'Turn the picture',
    back: 'Back',
    next: 'Continue',
    nextWithout: 'Continue without a camera',
  },
  you: {
    title: 'Enroll yourself first',
    text: 'Turn your head a little this way and that, for about ten seconds. Then see Kith recognize you.',
    enroll: 'Enroll me',
    lookAround: 'Look around first',
    back: 'Back',
  },
} as const;
