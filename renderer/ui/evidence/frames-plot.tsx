import { Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { Compared, Evidence } from '../../../electron/contract/index.ts';
import classes from './evidence.module.css';

const WIDTH = 520;
const HEIGHT = 84;
/** Room above and below what lies outermost. */
const MARGIN = 8;

/** How alike a face was to somebody over the frames that the decision rests on, against the threshold. */
export function FramesPlot({
  frames,
  place,
  person: { person: name },
}: {
  frames: Evidence['frames'];
  /** Which of the likeliest people it is about. */
  place: number;
  person: Compared;
}) {
  const t = useTranslations('evidence.frames');
  const format = useFormatter();
  const shown = frames.map(({ before, scores, means, bars }) => ({
    before,
    score: scores[place]!,
    mean: means[place]!,
    bar: bars[place]!,
  }));
  const all = shown.flatMap(({ score, mean, bar }) => [score, mean, bar]);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const span = Math.max(shown[0]!.before, 1);
  const x = (before: number) => 4 + (1 - before / span) * (WIDTH - 8);
  const y = (value: number) =>
    HEIGHT - MARGIN - ((value - low) / Math.max(high - low, 1e-6)) * (HEIGHT - 2 * MARGIN);
  const path = (of: 'mean' | 'bar') =>
    shown
      .map((one, i) => `${i === 0 ? 'M' : 'L'}${x(one.before).toFixed(1)} ${y(one[of]).toFixed(1)}`)
      .join('');
  const above = shown.filter(({ mean, bar }) => mean >= bar).length;
  const seconds = format.number(span / 1000, { maximumFractionDigits: 1 });
  const words = t('words', { name, above, count: shown.length, seconds });
  return (
    <figure className={classes.plot}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={words}>
        <path className={classes.threshold} d={path('bar')} />
        {shown.map(({ before, score }) => (
          <circle key={before} className={classes.frame} cx={x(before)} cy={y(score)} r={2.4} />
        ))}
        <path className={classes.mean} d={path('mean')} />
      </svg>
      <div className={classes.ends} aria-hidden>
        <span>{t('ago', { seconds })}</span>
        <span>{t('now')}</span>
      </div>
      <figcaption>
        <div className={classes.legend} aria-hidden>
          <span data-of="mean">{t('mean')}</span>
          <span data-of="frame">{t('frame')}</span>
        </div>
        <Text size="sm" mt={6}>
          {words}
        </Text>
      </figcaption>
    </figure>
  );
}
