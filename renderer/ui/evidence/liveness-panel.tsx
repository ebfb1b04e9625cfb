import { Text, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import {
  livenessCropNames,
  type Evidence,
  type PassiveLiveness,
} from '../../../electron/contract/index.ts';
import classes from './evidence.module.css';

const WIDTH = 520;
const HEIGHT = 84;
/** Room above and below what lies outermost. */
const MARGIN = 8;

/** Whether a face is live, and what the network made of each frame by which that was told. */
export function LivenessPanel({
  liveness: { state, reasons, frames: count, mean },
  frames,
}: {
  liveness: PassiveLiveness;
  frames: Evidence['livenessFrames'];
}) {
  const t = useTranslations('evidence.liveness');
  const format = useFormatter();
  const score = (value: number) =>
    format.number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const span = Math.max(frames[0]?.before ?? 0, 1);
  const seconds = format.number(span / 1000, { maximumFractionDigits: 1 });
  const said = t(`states.${state}`, {
    reasons: format.list(reasons.map((reason) => t(`reasons.${reason}`))),
  });
  const words = mean
    ? t('words', { count, near: score(mean.near.live), wide: score(mean.wide.live) })
    : null;
  return (
    <section aria-label={t('title')}>
      <Title order={3} size="h6" mb={6}>
        {t('title')}
      </Title>
      <Text size="sm">{said}</Text>
      {frames.length > 1 && words && (
        <figure className={classes.plot}>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
            {frames.map(({ before, look }) =>
              livenessCropNames.map((crop) => {
                const shares = look[crop];
                return (
                  shares && (
                    <circle
                      key={`${before} ${crop}`}
                      className={classes.frame}
                      data-crop={crop}
                      cx={4 + (1 - before / span) * (WIDTH - 8)}
                      cy={HEIGHT - MARGIN - shares.live * (HEIGHT - 2 * MARGIN)}
                      r={2.4}
                    />
                  )
                );
              }),
            )}
          </svg>
          <div className={classes.ends} aria-hidden>
            <span>{t('ago', { seconds })}</span>
            <span>{t('now')}</span>
          </div>
          <figcaption>
            <div className={classes.legend} aria-hidden>
              <span data-of="frame">{t('near')}</span>
              <span data-of="frame" data-crop="wide">
                {t('wide')}
              </span>
            </div>
          </figcaption>
        </figure>
      )}
      {words && (
        <Text size="sm" mt={6}>
          {words}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt={4}>
        {t('meaning')}
      </Text>
    </section>
  );
}
