import { useRef, useState } from 'react';
import { Alert, Button, Group, Slider, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import {
  namedPoints,
  outOf,
  wantedSteps,
  type NamedPoint,
  type OperatingStep,
  type Settings,
} from '../../../electron/contract/index.ts';
import { useOperatingPoints } from '../../owner/kith-context.tsx';
import { BrokenPromise } from '../../ui/broken-promise.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { EnrolledTwice } from './enrolled-twice.tsx';
import { ExactValues } from './exact-values.tsx';
import { PromiseGrounds } from './promise-grounds.tsx';
import { PromiseSentence } from './promise-sentence.tsx';
import classes from './threshold-setting.module.css';

const LAST = wantedSteps.length - 1;
const points = Object.entries(namedPoints) as [NamedPoint, number][];
const named: ReadonlySet<number> = new Set(Object.values(namedPoints));

/** How strict recognition is, in the terms people can judge: strangers who get a name, and own people who are missed. */
export function ThresholdSetting({
  wantedFpir,
  onSave,
}: {
  wantedFpir: number;
  onSave: (change: Partial<Settings>) => Promise<unknown>;
}) {
  const t = useTranslations('settings.recognition');
  const { data, error } = useOperatingPoints();
  const saved = nearestStep(wantedFpir);
  /** The step under the thumb, or on its way to being saved. */
  const [held, setHeld] = useState<number | null>(null);
  const saving = useRef<number | null>(null);
  const step = held ?? saved;
  /** The step that was tried last and might not be chosen. */
  const [tried, setTried] = useState<number | null>(null);

  const choose = async (value: number): Promise<void> => {
    setTried(value);
    if (value === (saving.current ?? saved) || data?.steps[value]?.allowed === false) {
      setHeld(saving.current);
      return;
    }
    saving.current = value;
    setHeld(value);
    try {
      await onSave({ wantedFpir: wantedSteps[value]! });
    } catch (caught) {
      notifyError(caught);
    }
    // The page promises what is in force, unless another step was chosen meanwhile.
    if (saving.current !== value) return;
    saving.current = null;
    setHeld((now) => (now === value ? null : now));
  };

  const shown = data?.steps[step];
  const last = tried === null ? null : data?.steps[tried];
  // Another gallery may allow it.
  const refused = last && !last.allowed ? last : null;
  const firstRefused = data?.steps.findIndex(({ allowed }) => !allowed) ?? -1;
  return (
    <Stack gap="xs" aria-busy={!data && !error}>
      <Group justify="space-between" gap="xs lg">
        <Text size="sm" fw={550}>
          {t('strictness')}
        </Text>
        <Button.Group aria-label={t('strictness')}>
          {points.map(([name, wanted]) => (
            <Button
              key={name}
              size="xs"
              variant={wantedSteps[step] === wanted ? 'light' : 'default'}
              aria-pressed={wantedSteps[step] === wanted}
              onClick={() => void choose(nearestStep(wanted))}
            >
              {t(`points.${name}`)}
            </Button>
          ))}
        </Button.Group>
      </Group>
      <div className={classes.scale}>
        <Slider
          min={0}
          max={LAST}
          value={step}
          onChange={setHeld}
          onChangeEnd={(value) => void choose(value)}
          label={null}
          classNames={{ markLabel: classes.mark }}
          marks={wantedSteps.map((wanted, value) => {
            const { most, of } = outOf(wanted);
            const isLabeled = value === LAST || named.has(wanted);
            return { value, label: isLabeled ? t('mark', { most, of: String(of) }) : null };
          })}
          thumbLabel={t('slider')}
          thumbValueText={t('step', outOf(wantedSteps[step]!))}
        />
        {firstRefused > 0 && (
          <div
            className={classes.refused}
            style={{ insetInlineStart: `${(100 * (firstRefused - 0.5)) / LAST}%` }}
          />
        )}
      </div>
      {error && <ErrorNotice error={error} />}
      {shown && <PromiseSentence step={shown} />}
      {refused?.pair && (
        <Alert color="amber" p="xs" role="status">
          {t('refused', { ...outOf(refused.wantedFpir), ...namesOf(refused.pair) })}
        </Alert>
      )}
      {!refused && shown?.pair && (
        <Alert color="amber" p="xs" role="status">
          {t(shown.allowed ? 'alike' : 'wouldBeRefused', namesOf(shown.pair))}
        </Alert>
      )}
      {data && <EnrolledTwice pairs={data.twice} />}
      {data && shown && <PromiseGrounds points={data} step={shown} />}
      {data && shown && <ExactValues points={data} step={shown} />}
      <BrokenPromise mt="xs" />
    </Stack>
  );
}

function namesOf({ people: [one, other] }: NonNullable<OperatingStep['pair']>) {
  return { one: one.name, other: other.name };
}

function nearestStep(wanted: number): number {
  const distances = wantedSteps.map((value) => Math.abs(Math.log(value / wanted)));
  return distances.indexOf(Math.min(...distances));
}
