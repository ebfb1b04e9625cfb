import { promiseWords } from '../../../../electron/contract/index.ts';

/** The settings page. */
export const settings = {
  title: 'Settings',
  recognition: {
    title: 'Recognition',
    strictness: 'How strict recognition is',
    points: { careful: 'Careful', balanced: 'Balanced', lenient: 'Lenient' },
    slider: 'How many strangers may be given a name',
    step: 'At most {most, number} of {of, number}',
    mark: '{of, select, 1000 {{most, number} in 1,000} other {{most, number} in 100}}',
    refused:
      'At most {most, number} of {of, number} isn’t possible: {one} and {other} look so much alike that one would be named as the other. Nothing was changed.',
    wouldBeRefused:
      'Not possible: {one} and {other} look so much alike that one would be named as the other.',
    alike: 'At this setting, {one} and {other} may be taken for each other.',
    twice:
      '<first>{one}</first> and <second>{other}</second> look like one person who was enrolled twice. If they’re two, Kith asks which of them it is.',
    twiceMore: '{count, plural, one {So do two more people.} other {So do # more pairs.}}',
    grounds: {
      measuring: 'Measuring again …',
      searched:
        '{pictures, plural, one {# picture} other {# different pictures}} of {people, plural, one {# of your people} other {# of your people}} {pictures, plural, one {was} other {were}} searched for, each without itself{strangers, plural, =0 {} one {, and # person as if they were a stranger} other {, and # people as if they were strangers}}{outside, plural, =0 {} other { (# on photos of strangers)}}.',
      tooFewPeople:
        'How often your own people are missed is measured once {needed, number} of them have two different pictures; so far, {there, plural, =0 {nobody has} one {# person has} other {# have}}. <enroll>Enroll more</enroll>.',
      tooFewStrangers:
        'Strangers are measured once {needed, number} people can be searched for as strangers; so far, there {there, plural, =0 {are none} one {is #} other {are #}}. <training>Add photos of strangers</training>.',
      wide: 'The more people can be searched for as strangers, the narrower the range gets: <enroll>enroll more</enroll>, or <training>add photos of strangers</training>.',
    },
    exact: {
      show: 'Exact values',
      wanted: 'Wanted FPIR',
      bar: 'Score that’s needed',
      stranger: 'Best score of a stranger in tests',
      pair: '{one} and {other}, the closest pair',
      noPair: 'Closest pair',
      none: 'none',
      note: 'Scores are normalized: one threshold applies to everyone.',
    },
    rotation: 'Turn the picture',
    rotationText: 'For a camera that is mounted on its side. Each camera keeps its own.',
    spokenHelp: 'Spoken help',
    spokenHelpSilent:
      'While you enroll somebody, a tone sounds for each pose. Instructions can’t be read aloud: this computer has no English voice.',
    spokenHelpText:
      'While you enroll somebody, instructions are read aloud, and a tone sounds for each pose.',
    degrees: '{degrees, select, 0 {Not at all} other {{degrees}° to the right}}',
    camera: 'Camera',
    cameraText:
      'Kith remembers this camera and tries it first. You can choose a video file on the Live and Enroll pages.',
  },
  liveness: {
    title: 'Pictures held up to the camera',
    check: 'Liveness check',
    text: 'Tells a printed picture of a face from a person. It doesn’t tell screens, masks, or video fed in as a camera, unless a test of your own shows that it does. Don’t use Kith as a lock.',
    policies: { off: 'Off', observe: 'Show', require: 'Require' },
    means: {
      off: 'Kith doesn’t check whether a face is live: a picture of somebody gets their name.',
      observe:
        'The Live page says next to each name whether the face looks live. Nobody is refused.',
      require:
        'A face that isn’t live, or not clearly so, gets no name, and isn’t enrolled by webcam. Photos are marked as not checked.',
    },
    fetches:
      'This takes a network that’s downloaded once from the npm registry ({megabytes, number} MB). No picture leaves this computer.',
    progress: 'Downloading the network',
    received: '{done, number} of {total, number} MB',
    /** The user's own test of the check. */
    test: {
      results: 'Your own tests',
      open: 'Test it with your camera',
      title: 'Test the liveness check',
      kind: 'What’s in front of the camera',
      kinds: {
        live: 'You',
        print: 'Printed photo',
        phone: 'Photo on a phone',
        tablet: 'Video on a tablet',
        other: 'Something else',
      },
      name: 'What do you hold up?',
      ask: {
        live: 'Sit in front of the camera the way you usually do. Between tries, move, turn, or change the light. No picture is kept.',
        print:
          'Hold up a printed photo of a face. Between tries, change the distance and the angle, and bend it.',
        phone:
          'Show a photo of a face on a phone. Between tries, change the distance, the angle, and its brightness.',
        tablet:
          'Play a video of a face on a tablet, with its edges out of the picture. Between tries, change the distance and the angle.',
        other: 'Hold it up like somebody who wants to pass. Between tries, change something.',
      },
      video: 'The camera',
      unnamed: 'a camera without a name',
      begin: 'Try',
      going: 'Looking…',
      outcome: {
        live: 'Passed as a person.',
        'not live': 'Taken for a picture.',
        none: 'Kith couldn’t tell.',
      },
      count: '{tries, number} of {wanted, number} tries so far',
      found: 'With {camera}: {rates}.',
      shown: {
        print: 'prints',
        phone: 'phone photos',
        tablet: 'tablet videos',
        other: '“{name}”',
      },
      passed:
        '{answered, plural, =0 {no answer yet on {what} ({silent, plural, one {# try} other {# tries}})} other {{errors, number} of {answered, number} {what} passed (at most {atMost}{silent, plural, =0 {} other {; # without an answer}})}}',
      refused:
        '{answered, plural, =0 {no answer yet on a person ({silent, plural, one {# try} other {# tries}})} other {{errors, number} of {answered, number} tries of a person were refused (at most {atMost}{silent, plural, =0 {} other {; # without an answer}})}}',
      under:
        'Tried until {date}, on faces with a brightness from {from, number} to {to, number} of 255. What wasn’t tried isn’t known to be refused.',
      underNoLight: 'Tried until {date}. What wasn’t tried isn’t known to be refused.',
      few: 'Fewer than {attack, number} tries of a kind, or {live, number} of a person, say little.',
      notCurrent:
        'That was another network, or other thresholds: it says nothing about Kith as it is now.',
      remove: 'Remove',
      removeOf: 'Remove the test with {camera}',
      removeAsk: 'Remove all tries with this camera?',
      keep: 'Keep',
    },
  },
  promise: promiseWords,
  privacy: {
    title: 'Privacy',
    keepPictures: 'Keep pictures',
    keepPicturesText:
      'The cropped faces, encrypted. Training and other networks need them; without them, everyone has to be enrolled again. Turning this off only affects what’s kept from now on.',
    keepActivity: 'Keep activity',
    keepActivityText:
      'Who was recognized and when, with the face as it was seen, in the encrypted gallery.',
    copies: 'Copies',
    copiesText:
      'How many encrypted copies of the gallery Kith keeps in the data folder. It makes one a day, after changes; whoever you remove is removed from them, too.',
    activityBounds: 'How much activity is kept',
    activityBoundsText:
      'Older lines are erased for good, and so are the oldest once there are too many. How often somebody has been seen is counted from what’s kept.',
    activityDays: 'How long lines are kept',
    activityLines: 'How many lines are kept',
    days: '{days, plural, =365 {A year} =3650 {Ten years} one {A day} other {# days}}',
    lines: '{lines} lines',
    folder: 'Data folder',
    folderText: 'The gallery, its log, and its key if there’s no keyring.',
    open: 'Open',
    showLog: 'Show the log',
    key: 'Key',
    keyText:
      '{kind, select, os {The system keeps it: {keyring}.} file {It’s in a file next to the gallery, because this system has no keyring.} other {There is none: the gallery isn’t encrypted.}}',
    keyStrength: '{weak, select, true {Weak} other {Strong}}',
    weakKey: 'The key is weak',
    weakKeyText:
      'Anyone who can read your files can read the gallery. Install or unlock a keyring (GNOME Keyring, KWallet), then start with a new data folder so the system keeps the key.',
    sandbox: 'Sandbox',
    sandboxOn: 'Kith’s pages run in the system’s sandbox and can only reach what Kith gives them.',
    sandboxOff: 'Kith’s pages are running without the system’s sandbox.',
    sandboxState: '{on, select, true {On} other {Off}}',
    sandboxMissing: 'The sandbox is off',
    sandboxMissingText:
      'Kith’s pages still load nothing from elsewhere, but one wall between them and your files is missing. On Ubuntu, an AppImage runs without the sandbox: install the .deb package instead.',
    updates: 'Check for updates',
    updatesText:
      'Once a day, Kith checks the address it was built with. The server there sees your network address and your version of Kith. When this is off, Kith doesn’t check.',
  },
  update: {
    looking: 'Checking now.',
    newest: 'This is the newest version.',
    loading: 'Version {version} is being downloaded.',
    ready: 'Version {version} is ready. It is installed when Kith quits.',
    failed: 'The last check failed: <why></why>.',
  },
  appearance: {
    title: 'Appearance',
    theme: 'Theme',
    light: 'Light',
    dark: 'Dark',
    system: 'System',
    language: 'Language',
    languageText: 'System uses your computer’s language if Kith speaks it.',
  },
  engine: {
    title: 'Engine',
    check: 'The test computation is off by {difference}; at most {tolerance} is allowed.',
    tried: 'Kith tries the engines in order and uses the first one that computes correctly.',
    none: 'none',
    use: 'Use',
    useText: 'Automatic uses the fastest engine measured here that computes correctly.',
    useLabel: 'Engine to use',
    automatic: 'Automatic',
    name: 'Engine',
    state: 'State',
    face: 'Face',
    resnet: 'ResNet-50',
    states: {
      inUse: 'in use',
      present: 'ready',
      absent: 'not available',
      refused: 'can’t be used',
    },
    inBatch: '{time} in a batch',
    milliseconds: '{time} ms',
    measure: 'Measure the engines',
    measureText:
      'Tries and times each one: a single face, and each of 16 at once. Takes up to a minute; recognition keeps running, just slower.',
    measureNow: 'Measure',
    switches:
      'On Linux, Chromium offers WebGPU for newer Intel and NVIDIA cards. With any other card, start Kith with these switches and measure again:',
    engines: {
      'tensorflow-gpu': 'TensorFlow on CUDA',
      webgpu: 'WebGPU',
      tensorflow: 'TensorFlow on the CPU',
      wasm: 'WebAssembly',
      javascript: 'Plain JavaScript',
    },
    runtime: 'Liveness check',
    crop: 'One crop',
    runtimes: {
      'onnxruntime-node': 'ONNX Runtime on the CPU',
      'onnxruntime-web': 'ONNX Runtime in WebAssembly',
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
