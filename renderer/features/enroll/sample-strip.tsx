import { ActionIcon, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { limits, type CaptureMethod } from '../../../electron/contract/index.ts';
import { ChipPicture } from '../../capture/chip-picture.tsx';
import type { DraftSample } from './draft-sample.ts';
import { openIn, STILL_SAMPLES } from '../../capture/poses.ts';
import classes from './sample-strip.module.css';

/** The samples taken so far, each of which can be thrown away, and the places still empty. */
export function SampleStrip({
  samples,
  method,
  still,
  odd,
  disabled,
  onDiscard,
}: {
  samples: readonly DraftSample[];
  /** Only the camera has places to fill. */
  method: CaptureMethod;
  /** Whether the person chose not to move their head. */
  still: boolean;
  /** The keys of those that do not seem to be of the person, which are ringed. */
  odd: ReadonlySet<number>;
  /** Whether they are being compared or saved, and none can be thrown away. */
  disabled: boolean;
  onDiscard: (key: number) => void;
}) {
  const t = useTranslations();
  const open = still ? [] : openIn(samples);
  const places = method === 'photos' ? 0 : still ? STILL_SAMPLES : limits.webcamSamples;
  const free = Math.max(0, places - samples.length);
  return (
    <div>
      <Text size="sm" fw={600} mb={6} role="status" aria-live="polite">
        {t('common.pictures', { count: samples.length })}
      </Text>
      <ul className={classes.grid} aria-label={t('enroll.samples.label')}>
        {samples.map((sample, i) => (
          <li key={sample.key} className={classes.cell} data-odd={odd.has(sample.key) || undefined}>
            <ChipPicture
              chip={sample.chip}
              label={t(odd.has(sample.key) ? 'enroll.samples.odd' : 'enroll.samples.one', {
                number: i + 1,
              })}
            />
            {sample.segment && (
              <span className={classes.pose}>{t(`capture.segment.${sample.segment}`)}</span>
            )}
            {!disabled && (
              <ActionIcon
                className={classes.discard}
                size={24}
                radius="xl"
                color="dark"
                aria-label={t('enroll.samples.remove', { number: i + 1 })}
                onClick={() => onDiscard(sample.key)}
              >
                <IconX size={15} />
              </ActionIcon>
            )}
          </li>
        ))}
        {Array.from({ length: free }, (_, i) => (
          <li key={`free-${i}`} className={classes.free} aria-hidden>
            {open[i] && t(`capture.segment.${open[i]}`)}
          </li>
        ))}
      </ul>
    </div>
  );
}
