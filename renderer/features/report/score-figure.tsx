import { useTranslations } from 'use-intl';
import type { MeasuredReport } from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import { Chart, Legend } from './chart.tsx';

const OTHER_DASH = '5 3';

/** Histograms of the comparison scores of mated and of strangers' searches, with the threshold. */
export function ScoreFigure({ measured }: { measured: MeasuredReport }) {
  const t = useTranslations('report.scores');
  const { round, decimal } = useFigureText();
  const { scores, operatingPoint } = measured;
  const { from, step } = scores.mated;
  const mated = sharesOf(scores.mated.counts);
  const strangers = sharesOf(scores.strangers.counts);
  const left = Math.min(from, operatingPoint.threshold);
  const right = Math.max(from + mated.length * step, operatingPoint.threshold);
  const spread = right - left;
  const highest = Math.max(0.05, ...mated, ...strangers);
  const tick = highest > 0.4 ? 0.2 : highest > 0.2 ? 0.1 : 0.05;
  const outline = (shares: readonly number[], x: (v: number) => number, y: (v: number) => number) =>
    [
      `${x(from)},${y(0)}`,
      ...shares.flatMap((share, i) => {
        const start = from + i * step;
        return [`${x(start)},${y(share)}`, `${x(start + step)},${y(share)}`];
      }),
      `${x(from + shares.length * step)},${y(0)}`,
    ].join(' ');
  return (
    <>
      <Chart
        label={t('label', { threshold: decimal(operatingPoint.threshold, 3) })}
        x={{
          label: t('axis'),
          from: left,
          to: right,
          ticks: ticksBetween(left, right, stepOf(spread)),
          format: (value) => decimal(value, 2),
        }}
        y={{
          label: t('share'),
          from: 0,
          to: highest * 1.05,
          ticks: ticksBetween(0, highest * 1.05, tick),
          format: round,
        }}
      >
        {(x, y) => (
          <>
            <polygon
              points={outline(mated, x, y)}
              fill="var(--main)"
              fillOpacity={0.16}
              stroke="var(--main)"
              strokeWidth={1.6}
            />
            <polygon
              points={outline(strangers, x, y)}
              fill="var(--other)"
              fillOpacity={0.12}
              stroke="var(--other)"
              strokeWidth={1.6}
              strokeDasharray={OTHER_DASH}
            />
            <line
              x1={x(operatingPoint.threshold)}
              x2={x(operatingPoint.threshold)}
              y1={y(0)}
              y2={y(highest * 1.05)}
              stroke="var(--ink)"
              strokeWidth={1.4}
            />
          </>
        )}
      </Chart>
      <Legend
        items={[
          { name: t('mated'), color: 'var(--main)' },
          { name: t('strangers'), color: 'var(--other)', dash: OTHER_DASH },
        ]}
      />
    </>
  );
}

function sharesOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0) || 1;
  return counts.map((count) => count / total);
}

/** Between two marks of an axis this long. */
function stepOf(spread: number): number {
  return [0.02, 0.05, 0.1, 0.25].find((step) => spread / step <= 8) ?? 0.5;
}

/** Multiples of a step between two values. */
function ticksBetween(from: number, to: number, step: number): number[] {
  const [first, last] = [Math.ceil(from / step), Math.floor(to / step + 1e-9)];
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}
