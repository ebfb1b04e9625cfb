import { NumberInput, Select, SimpleGrid } from '@mantine/core';
import { useTranslations } from 'use-intl';
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
import { Term } from './term.tsx';

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

/** Parameters whose name is a term of the field. */
const terms: Partial<Record<NumberName, 'margin' | 'epoch'>> = {
  margin: 'margin',
  epochs: 'epoch',
};

/** Every parameter of a run, each explained and bounded. */
export function ParameterFields({
  parameters,
  onChange,
}: {
  parameters: TrainingParameters;
  onChange: (parameters: TrainingParameters) => void;
}) {
  const t = useTranslations('training');
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
    options: readonly TrainingParameters[K][],
    label: (value: TrainingParameters[K]) => string,
  ) => {
    const name: ChoiceName = key;
    return (
      <Select
        key={key}
        label={t(`parameter.${name}.label`)}
        description={t(`parameter.${name}.text`)}
        data={options.map((value) => ({ value, label: label(value) }))}
        value={parameters[key]}
        allowDeselect={false}
        onChange={(chosen) => {
          const value = options.find((option) => option === chosen);
          if (value) set({ [key]: value });
        }}
      />
    );
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md" verticalSpacing="sm">
      {select('profile', profile.options, (value) => t(`choice.profile.${value}`))}
      {select('head', headKind.options, (value) => t(`choice.head.${value}`))}
      {select('mining', mining.options, (value) => t(`choice.mining.${value}`))}
      {select('distance', distance.options, (value) => t(`choice.distance.${value}`))}
      <Select
        label={t('parameter.augment.label')}
        description={t('parameter.augment.text')}
        data={names.map((value) => ({ value, label: t(`choice.augment.${value}`) }))}
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
        const label = t(`parameter.${name}.label`);
        const term = terms[name];
        return (
          <NumberInput
            key={name}
            label={term ? <Term name={term}>{label}</Term> : label}
            description={t(`parameter.${name}.text`)}
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
