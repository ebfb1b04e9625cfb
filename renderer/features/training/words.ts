import type {
  CandidateActivation,
  Figures,
  ModelVersion,
  PresetName,
  Report,
  TrainingParameters,
  Verdict,
} from '../../../electron/contract/index.ts';

const SHIPPED = 'Shipped with Kith';

/** A verdict as a headline, as what it means, and in which color. What was measured is in the report's reasons. */
export const verdictText: Record<Verdict, { title: string; text: string; color: string }> = {
  better: {
    title: 'Better',
    text: 'It misses fewer enrolled people, by more than chance does, and nothing that was measured got worse by more than that.',
    color: 'kith',
  },
  'not-better': {
    title: 'Not better',
    text: 'It was not shown to be better.',
    color: 'gray',
  },
  'worse-for-strangers': {
    title: 'Worse for strangers',
    text: 'Where it misses as many enrolled people, it gives a name to more strangers.',
    color: 'red',
  },
  'not-enough-data': {
    title: 'Not enough data',
    text: 'There are too few people to tell better from lucky.',
    color: 'amber',
  },
};

/** What is asked before a version that was not judged better than the active one is activated. */
export function activationTitle(version: ModelVersion): string {
  const lost = version.verdict !== null && version.verdict !== 'better';
  return `Activate ${versionName(version)}${lost ? ' against the verdict' : ''}?`;
}

/** Why that is asked. */
export function whyActivationAsks(
  { verdict, parentId }: ModelVersion,
  versions: readonly ModelVersion[],
): string {
  if (verdict === null) return 'It was not judged on this gallery.';
  if (verdict !== 'better') return verdictText[verdict].text;
  const parent = versions.find(({ id }) => id === parentId);
  return `It was judged better than ${parent ? `“${versionName(parent)}”` : 'a version that is gone'}; how it compares with the active one is not known.`;
}

/** What a finished run's candidate was compared with, as a sentence. */
export function comparedWithText({ comparedWith }: Pick<Report, 'comparedWith'>): string {
  return comparedWith ? `It was compared with “${versionLabel(comparedWith)}”.` : '';
}

/** What a version that something was compared with is called. */
export function versionLabel({ name }: { readonly name: string }): string {
  return name || SHIPPED;
}

/** What became of a candidate, as a sentence. */
export const activationText: Record<CandidateActivation, string> = {
  unchanged: 'It came out as the network that was active already, so nothing changed.',
  'not-wanted': 'It was not made active.',
  'not-better': 'It was not made active.',
  'parent-left':
    'Another version became active while it was trained, so it was not made active: how it compares with that one is not known.',
  'under-way': 'It is being made active.',
  active: 'It was made active.',
  failed: 'It could not be made active.',
  stopped: 'Making it active was stopped.',
};

/** What each preset is for. */
export const presetText: Record<PresetName, { title: string; text: string }> = {
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
};

/** A parameter's name and what it does. */
export const parameterText: Record<
  Exclude<keyof TrainingParameters, 'augment'>,
  { label: string; text: string }
> = {
  profile: { label: 'Backbone', text: 'The network that chips go through first.' },
  head: {
    label: 'Head',
    text: 'What is trained: a small adapter, or the textbook’s dense layers.',
  },
  mining: { label: 'Mining', text: 'Which triplets are learned from; batch-hard takes the worst.' },
  margin: { label: 'Margin', text: 'By how much another person must be farther away.' },
  distance: { label: 'Distance', text: 'How far two embeddings are apart.' },
  epochs: { label: 'Epochs', text: 'Rounds at most; it stops early when nothing improves.' },
  peoplePerBatch: { label: 'People per batch', text: 'More people, harder triplets.' },
  samplesPerPerson: { label: 'Samples per person', text: 'Of each person in a batch.' },
  triplets: { label: 'Triplets', text: 'Taken from each batch.' },
  learningRate: { label: 'Learning rate', text: 'Step size; too high ruins the run.' },
  copies: { label: 'Copies', text: 'Augmented copies of each sample.' },
  unfreeze: {
    label: 'Unfrozen stages',
    text: 'Of the backbone, from its end; not on every engine.',
  },
  patience: { label: 'Patience', text: 'Epochs without improvement before it stops.' },
  seed: { label: 'Seed', text: 'The same seed gives the same weights.' },
};

/** A rate with its interval, in percent. */
export function rateText({ value, low, high }: Figures['fnir']): string {
  return `${percentText(value)} (${percentText(low)} to ${percentText(high)})`;
}

/** A share in percent, with one decimal where it matters. */
export function percentText(share: number): string {
  const percent = share * 100;
  return `${percent >= 10 ? percent.toFixed(0) : percent.toFixed(1)}%`;
}

/** What a version is called. */
export function versionName({ name, origin, id }: ModelVersion): string {
  return name || (origin === 'shipped' ? SHIPPED : `Version ${id}`);
}

/** Seconds as a person says them. */
export function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
