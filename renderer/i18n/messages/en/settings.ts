/** The settings page. */
export const settings = {
  title: 'Settings',
  recognition: {
    title: 'Recognition',
    promise: 'At most 1 stranger in {strangers, number} is given a name',
    stricter: 'Stricter means fewer strangers mistaken, and enrolled people missed more often.',
    score: 'Score from {score}',
    slider: 'One stranger in how many may be given a name',
    step: '1 in {strangers, number}',
    rotation: 'Turn the picture',
    rotationText: 'For a camera that is mounted on its side.',
    spokenHelp: 'Spoken help',
    spokenHelpText:
      'While you enroll somebody, instructions are read aloud, and a tone sounds for each pose.',
    degrees: '{degrees, select, 0 {Not at all} other {{degrees}° to the right}}',
    camera: 'Camera',
    cameraText:
      'Remembered, and opened first. You can choose a video file on the Live and Enroll pages.',
  },
  privacy: {
    title: 'Privacy',
    keepPictures: 'Keep pictures',
    keepPicturesText:
      'The cropped faces, encrypted. Training and other networks need them; without them everyone has to be enrolled again. Turning this off changes what is kept from now on.',
    keepActivity: 'Keep activity',
    keepActivityText:
      'Who was recognized when, with the face as it was seen, in the encrypted gallery.',
    folder: 'Data folder',
    folderText: 'The gallery, its log and, where there is no keyring, its key.',
    open: 'Open',
    showLog: 'Show the log',
    key: 'Key',
    keyText:
      '{kind, select, os {The system keeps it: {keyring}.} file {A file beside the gallery keeps it, because this system offers no keyring.} other {There is none: the gallery is not encrypted.}}',
    keyStrength: '{weak, select, true {Weak} other {Strong}}',
    weakKey: 'The key is weak',
    weakKeyText:
      'Whoever can read your files can read the gallery. Install or unlock a keyring (GNOME Keyring, KWallet), then start with a new data folder to have the system keep the key.',
    sandbox: 'Sandbox',
    sandboxOn:
      'Kith’s pages are held in the system’s sandbox: they reach nothing but what Kith hands them.',
    sandboxOff: 'Kith was started without the system’s sandbox around its pages.',
    sandboxState: '{on, select, true {On} other {Off}}',
    sandboxMissing: 'The sandbox is off',
    sandboxMissingText:
      'Kith’s pages still load nothing from elsewhere, but one wall between them and your files is missing. On Ubuntu an AppImage turns the sandbox off by itself: install the .deb package instead.',
    updates: 'Look for newer versions',
    updatesText:
      'Kith checks once a day, at the address it was packed with, which learns your network address and the version you have. Off, it talks to nobody.',
  },
  update: {
    looking: 'Checking now.',
    newest: 'This is the newest version.',
    loading: 'Version {version} is being downloaded.',
    ready: 'Version {version} is ready. It is installed when Kith quits.',
    failed: 'The last check failed: {reason}.',
  },
  appearance: {
    title: 'Appearance',
    theme: 'Theme',
    light: 'Light',
    dark: 'Dark',
    system: 'System',
    language: 'Language',
    languageText: 'System takes the language of your computer, if Kith speaks it.',
  },
  engine: {
    title: 'Engine',
    check: 'The test computation is off by {difference}; at most {tolerance} is allowed.',
    tried: 'Engines are tried in order; the first that computes the right numbers is used.',
    none: 'none',
    use: 'Use',
    useText: 'Automatic takes the fastest that was measured here and computes the right numbers.',
    useLabel: 'Engine to use',
    automatic: 'Automatic',
    name: 'Engine',
    state: 'State',
    face: 'Face',
    resnet: 'ResNet-50',
    states: {
      inUse: 'in use',
      present: 'ready',
      absent: 'not here',
      refused: 'not usable',
    },
    inBatch: '{time} in a batch',
    milliseconds: '{time} ms',
    measure: 'Measure the engines',
    measureText:
      'Tries each and times it: one face alone, and each of 16 at once. Takes up to a minute; recognition keeps running, only slower.',
    measureNow: 'Measure',
    switches:
      'On Linux, Chromium offers WebGPU for newer cards by Intel and NVIDIA. With another card, start Kith with these switches and measure again:',
    engines: {
      'tensorflow-gpu': 'TensorFlow on CUDA',
      webgpu: 'WebGPU',
      tensorflow: 'TensorFlow on the processor',
      wasm: 'WebAssembly',
      javascript: 'Plain JavaScript',
    },
  },
  networks: {
    title: 'Networks and licenses',
    network: 'Network',
    from: 'From',
    license: 'License',
  },
  about:
    'Kith {version}, {shell, select, desktop {desktop shell} browser {browser shell} other {command line}}',
} as const;
