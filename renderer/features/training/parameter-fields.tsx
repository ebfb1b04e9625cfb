import { NumberInput, Select, SimpleGrid } from '@mantine/core';
import {
  augmentations,
  distance,
  headKind,
  mining,
  profile,
  trainingParameters,
  type AugmentationName,
  type TrainingParameters,
} from '../../../electron/contract/index.ts';
import { parameterText } from './words.ts';

type NumberName =
  | 'margin'
  | 'epochs'
  | 'peoplePerBatch'
  | 'samplesPerPerson'
  | 'triplets'
  | 'learningRate'
  | 'copies'
  | 'unfreeze'
  | 'patience'
  | 'seed';

interface NumberField {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly decimals?: number;
}

/** A number within the contract's bounds. */
function field(name: NumberName, step = 1, decimals = 0): NumberField {
  const { minValue, maxValue } = trainingParameters.shape[name];
  return { min: minValue!, max: maxValue!, step, decimals };
}

const numberFields: Record<NumberName, NumberField> = {
  margin: field('margin', 0.01, 2),
  epochs: field('epochs'),
  peoplePerBatch: field('peoplePerBatch'),
  samplesPerPerson: field('samplesPerPerson'),
  triplets: field('triplets', 4),
  // The contract's go far beyond what is sensible.
  learningRate: { min: 1e-6, max: 0.1, step: 1e-5, decimals: 6 },
  copies: field('copies'),
  unfreeze: field('unfreeze'),
  patience: field('patience'),
  seed: field('seed'),
};

type ChoiceName = 'profile' | 'head' | 'mining' | 'distance';

const choices: Record<ChoiceName, { value: string; label: string }[]> = {
  profile: [
    { value: 'face', label: 'Face network' },
    { value: 'classic', label: 'ResNet-50 (ImageNet)' },
  ],
  head: [
    { value: 'adapter', label: 'Adapter' },
    { value: 'classic', label: 'Textbook layers' },
  ],
  mining: [
    { value: 'random', label: 'Random' },
    { value: 'semi-hard', label: 'Semi-hard' },
    { value: 'batch-hard', label: 'Batch-hard' },
    { value: 'curriculum', label: 'Curriculum' },
  ],
  distance: [
    { value: 'euclidean', label: 'Squared Euclidean' },
    { value: 'cosine', label: 'Cosine' },
  ],
};

const augmentationLabels: Record<AugmentationName, string> = {
  none: 'None',
  camera: 'Like a webcam’s',
  dark: 'Down to dark rooms',
};

/** Every parameter of a run, each explained and bounded. */
export function ParameterFields({
  parameters,
  onChange,
}: {
  parameters: TrainingParameters;
  onChange: (parameters: TrainingParameters) => void;
}) {
  const set = (change: Partial<TrainingParameters>) => onChange({ ...parameters, ...change });
  const names = Object.keys(augmentations) as AugmentationName[];
  const augmentation =
    names.find((name) => augmentations[name] === parameters.augment) ??
    names.find(
      (name) => JSON.stringify(augmentations[name]) === JSON.stringify(parameters.augment),
    ) ??
    null;
  const select = <K extends ChoiceName>(
    key: K,
    parse: (value: string) => TrainingParameters[K],
  ) => (
    <Select
      key={key}
      label={parameterText[key].label}
      description={parameterText[key].text}
      data={choices[key]}
      value={parameters[key]}
      allowDeselect={false}
      onChange={(value) => value && set({ [key]: parse(value) })}
    />
  );
  return (
    <SimpleGrid cols={{ base: 2, md: 3 }} spacing="md" verticalSpacing="sm">
      {select('profile', (value) => profile.parse(value))}
      {select('head', (value) => headKind.parse(value))}
      {select('mining', (value) => mining.parse(value))}
      {select('distance', (value) => distance.parse(value))}
      <Select
        label="Augmentation"
        description="How the copies differ from the samples."
        data={names.map((value) => ({ value, label: augmentationLabels[value] }))}
        value={augmentation}
        allowDeselect={false}
        onChange={(value) =>
          value &&
          set({
            augment: augmentations[value],
            copies: value === 'none' ? 0 : parameters.copies || 4,
          })
        }
      />
      {(Object.keys(numberFields) as NumberName[]).map((name) => {
        const { min, max, step, decimals = 0 } = numberFields[name];
        return (
          <NumberInput
            key={name}
            label={parameterText[name].label}
            description={parameterText[name].text}
            min={min}
            max={max}
            step={step}
            decimalScale={decimals}
            clampBehavior="blur"
            value={parameters[name]}
            onChange={(value) => {
              if (typeof value === 'number' && value >= min && value <= max) set({ [name]: value });
            }}
          />
        );
      })}
    </SimpleGrid>
  );
}
