/** A version’s report, and the parameters that it was trained with. */
export const trainingReport = {
  report: {
    title: 'Version',
    made: 'Made {date}',
    madeActive: 'Made {date}, active',
    none: 'This version has no report.',
    figures: 'Before and after',
    figuresText:
      'Each at the threshold that names at most {share} of these strangers. In parentheses, the 95% confidence interval, with people as the unit.',
    figure: 'Figure',
    compareLabel: 'Compare with another version',
    compare: 'Compare with…',
    rank1: 'Right person first (rank 1)',
    eer: 'Equal error rate',
    auc: 'Area under the ROC',
    mated: 'Searches for enrolled people',
    strangers: 'Searches for strangers',
    strangersOf: '{searches, number} for {people, plural, one {# person} other {# people}}',
    missedAmong:
      '{condition, select, leftOut {Missed among left-out photos} extra {Missed among extra photos} other {Missed among {name}}}',
    simulated: 'Missed in simulated light (not judged)',
    twoRuns: 'Each candidate was measured in its own run, on the samples there were at the time.',
    det: 'Every threshold at once (<det>DET</det>)',
    detText: 'Down and left is better: fewer people missed and fewer strangers named.',
    detLabel: 'DET curves. At an FPIR of {fpir} the FNIR is {before} before and {after} after.',
    fpirAxis: 'Strangers given a name (FPIR)',
    fnirAxis: 'People missed (FNIR)',
    distances: 'Distances',
    distancesText: 'Same person and nearest other person shouldn’t overlap.',
    distancesBefore:
      'Histograms of squared distances before the training: to the person’s own reference, and to the nearest other one',
    distancesAfter:
      'Histograms of squared distances after the training: to the person’s own reference, and to the nearest other one',
    whichVersion: 'Which version',
    squaredDistance: 'Squared distance',
    shareOfSearches: 'Share of searches',
    nearestOther: 'Nearest other person',
    map: 'Map of the embeddings',
    mapText: 'Every sample, flattened to two dimensions by principal components, before and after.',
    mapBefore:
      'Map of {samples, plural, one {# sample} other {# samples}} of {people, plural, one {# person} other {# people}} before the training',
    mapAfter:
      'Map of {samples, plural, one {# sample} other {# samples}} of {people, plural, one {# person} other {# people}} after the training',
    point: 'Point at a dot to see the name.',
    training: 'The training',
    ofStart:
      '{epochs, plural, one {# <epoch>epoch</epoch>} other {# <epoch>epochs</epoch>}}, none better than the untrained start; {duration} with {engine}.',
    ofEpoch:
      '{epochs, plural, one {# <epoch>epoch</epoch>} other {# <epoch>epochs</epoch>}}, the best was number {best, number}; {duration} with {engine}.',
    lossLabel: 'Loss over the steps',
    distance: 'Distance',
    distanceLabel: 'Mean distance in triplets over the steps',
    validationLabel: 'Validation FNIR over the steps',
    fnir: 'FNIR',
    data: {
      people: 'People',
      samples: 'Samples',
      strangers: 'Strangers’ photos',
      probes: 'Extra photos',
    },
  },

  /** A parameter's name and what it does. */
  parameter: {
    profile: { label: 'Backbone', text: 'The network that face pictures go through first.' },
    head: {
      label: 'Head',
      text: 'What gets trained: a small adapter, or the textbook’s dense layers.',
    },
    mining: {
      label: 'Mining',
      text: 'Which triplets to learn from; batch-hard uses the hardest.',
    },
    margin: { label: 'Margin', text: 'By how much another person must be farther away.' },
    distance: { label: 'Distance', text: 'How far apart two embeddings are.' },
    epochs: {
      label: 'Epochs',
      text: 'The most rounds it trains; it stops early when nothing improves.',
    },
    peoplePerBatch: { label: 'People per batch', text: 'More people, harder triplets.' },
    samplesPerPerson: { label: 'Samples per person', text: 'For each person in a batch.' },
    triplets: { label: 'Triplets', text: 'Taken from each batch.' },
    learningRate: { label: 'Learning rate', text: 'Step size; too high ruins the run.' },
    copies: { label: 'Copies', text: 'Augmented copies of each sample.' },
    unfreeze: {
      label: 'Unfrozen stages',
      text: 'How many, from the end of the backbone; not on every engine.',
    },
    patience: { label: 'Patience', text: 'Epochs without improvement before it stops.' },
    seed: { label: 'Seed', text: 'The same seed gives the same weights.' },
    augment: { label: 'Augmentation', text: 'How the copies differ from the samples.' },
  },
  choice: {
    profile: { face: 'Face network', classic: 'ResNet-50 (ImageNet)' },
    head: { adapter: 'Adapter', classic: 'Textbook layers' },
    mining: {
      random: 'Random',
      'semi-hard': 'Semi-hard',
      'batch-hard': 'Batch-hard',
      curriculum: 'Curriculum',
    },
    distance: { euclidean: 'Squared Euclidean', cosine: 'Cosine' },
    augment: { none: 'None', camera: 'Like a webcam', dark: 'Down to dark rooms' },
  },
} as const;
