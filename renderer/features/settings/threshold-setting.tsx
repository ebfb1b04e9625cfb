import { useEffect, useState } from 'react';
import { Group, Slider, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { Settings, Status } from '../../../electron/contract/index.ts';
import { BrokenPromise } from '../../ui/broken-promise.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import classes from './threshold-setting.module.css';

/** Strangers in so many of whom one may be given a name; the slider's steps. */
const STEPS = [10, 20, 50, 100, 200, 500, 1000];

/** How strict recognition is, in the terms people can judge: strangers mistaken for somebody. */
export function ThresholdSetting({
  settings,
  status,
  onSave,
}: {
  settings: Settings;
  status: Status;
  onSave: (change: Partial<Settings>) => Promise<unknown>;
}) {
  const t = useTranslations('settings.recognition');
  const format = useFormatter();
  const saved = nearestStep(1 / settings.wantedFpir);
  const [step, setStep] = useState(saved);
  useEffect(() => setStep(saved), [saved]);
  const save = async (value: number): Promise<void> => {
    try {
      await onSave({ wantedFpir: 1 / STEPS[value]! });
    } catch (error) {
      // The page promises what is in force.
      setStep(saved);
      notifyError(error);
    }
  };
  return (
    <div>
      <Group justify="space-between" gap="xs lg">
        <div>
          <Text size="sm" fw={550}>
            {t('promise', { strangers: STEPS[step]! })}
          </Text>
          <Text size="sm" c="dimmed">
            {t('stricter')}
          </Text>
        </div>
        {status.threshold !== null && (
          <Text size="sm" c="dimmed">
            {t('score', {
              score: format.number(status.threshold, { minimumFractionDigits: 3 }),
            })}
          </Text>
        )}
      </Group>
      <Slider
        mt="xs"
        mb="lg"
        mx="lg"
        min={0}
        max={STEPS.length - 1}
        value={step}
        onChange={setStep}
        onChangeEnd={(value) => void save(value)}
        label={null}
        classNames={{ markLabel: classes.mark }}
        marks={STEPS.map((strangers, value) => ({ value, label: format.number(strangers) }))}
        thumbLabel={t('slider')}
        thumbProps={{ 'aria-valuetext': t('step', { strangers: STEPS[step]! }) }}
      />
      <BrokenPromise mt="xl" />
    </div>
  );
}

function nearestStep(strangers: number): number {
  const distances = STEPS.map((value) => Math.abs(Math.log(value / strangers)));
  return distances.indexOf(Math.min(...distances));
}
