import { useTranslations } from 'use-intl';
import type { MeasuredReport } from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import { Chart, type Axis } from './chart.tsx';

/** No search is rarer than this on the logarithmic axes. */
const LEAST = 1e-3;
const TICKS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1];

/** FNIR against FPIR over all thresholds, and the threshold in use with its intervals. */
export function DetFigure({ measured }: { measured: MeasuredReport }) {
  const t = useTranslations('report');
  const { percent, round } = useFigureText();
  const { det, operatingPoint } = measured;
  const { fpir, fnir } = operatingPoint;
  const axis = (label: string): Axis => ({
    label,
    from: LEAST,
    to: 1,
    ticks: TICKS,
    format: round,
    log: true,
  });
  return (
    <Chart
      label={t('det.label', { fpir: percent(fpir.value), fnir: percent(fnir.value) })}
      x={axis(t('fpir'))}
      y={axis(t('fnir'))}
    >
      {(x, y) => (
        <>
          <polyline
            points={det.map((point) => `${x(point.fpir)},${y(point.fnir)}`).join(' ')}
            fill="none"
            stroke="var(--main)"
            strokeWidth={2}
            strokeLinejoin="round"
          />
          <g stroke="var(--ink)" strokeWidth={1}>
            <line x1={x(fpir.low)} x2={x(fpir.high)} y1={y(fnir.value)} y2={y(fnir.value)} />
            <line x1={x(fpir.value)} x2={x(fpir.value)} y1={y(fnir.low)} y2={y(fnir.high)} />
            <circle cx={x(fpir.value)} cy={y(fnir.value)} r={4} fill="#fff" strokeWidth={1.8} />
          </g>
        </>
      )}
    </Chart>
  );
}
