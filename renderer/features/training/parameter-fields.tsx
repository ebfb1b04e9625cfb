import { NumberInput, Select, SimpleGrid } from '@mantine/core';
import {
  augmentations,
  distance,
  headKind,
  mining,
  profile,
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

/** Bounds of the numbers: those of the contract, but for the learning rate, whose sensible part is offered. */
const bounds: Record<NumberName, { min: number; max: number; step: number; decimals?: number }> = {
  margin: { min: 0.01, max: 2, step: 0.01, decimals: 2 },
  epochs: { min: 1, max: 200, step: 1 },
  peoplePerBatch: { min: 2, max: 64, step: 1 },
  samplesPerPerson: { min: 2, max: 16, step: 1 },
  triplets: { min: 4, max: 512, step: 4 },
  learningRate: { min: 1e-6, max: 0.1, step: 1e-5, decimals: 6 },
  copies: { min: 0, max: 16, step: 1 },
  unfreeze: { min: 0, max: 3, step: 1 },
  patience: { min: 1, max: 50, step: 1 },
  seed: { min: 0, max: 2 ** 31 - 1, step: 1 },
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
      {(Object.keys(bounds) as NumberName[]).map((name) => {
        const { min, max, step, decimals = 0 } = bounds[name];
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
