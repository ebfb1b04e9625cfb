import { useTranslations } from 'use-intl';
import type { MeasuredReport } from '../../../electron/contract/index.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import { Chart, type Axis } from './chart.tsx';
import classes from './sheet.module.css';

/** Radii of the circles: of one that stands for next to nothing, and how much larger one is that stands for everything. */
const SMALLEST = 1.5;
const GROWTH = 6;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** The chances that likelihood ratios gave against what happened, drawn and in numbers. */
export function Calibration({ calibration }: Pick<MeasuredReport, 'calibration'>) {
  const t = useTranslations('report.calibration');
  const { round, number, percent } = useFigureText();
  const { error } = calibration;
  const filled = calibration.bins.flatMap(({ given, observed, ...bin }) =>
    given === null || observed === null ? [] : { ...bin, given, observed },
  );
  const all = (kind: 'mated' | 'nonMated') => filled.reduce((sum, bin) => sum + bin[kind], 0);
  const [mated, nonMated] = [all('mated'), all('nonMated')];
  const weightOf = (bin: { mated: number; nonMated: number }): number =>
    bin.mated / mated + bin.nonMated / nonMated;
  if (error === null) return <p>{t('none')}</p>;
  const axis = (label: string): Axis => ({ label, from: 0, to: 1, ticks: TICKS, format: round });
  return (
    <div className={classes.two}>
      <Chart
        label={t('label', { error: percent(error) })}
        x={axis(t('given'))}
        y={axis(t('observed'))}
      >
        {(x, y) => (
          <>
            <line
              x1={x(0)}
              y1={y(0)}
              x2={x(1)}
              y2={y(1)}
              stroke="var(--soft)"
              strokeDasharray="3 3"
            />
            {filled.map((bin) => (
              <circle
                key={bin.from}
                cx={x(bin.given)}
                cy={y(bin.observed)}
                r={SMALLEST + GROWTH * Math.sqrt(weightOf(bin) / 2)}
                fill="var(--main)"
                fillOpacity={0.75}
              />
            ))}
          </>
        )}
      </Chart>
      <div>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('range')}</th>
              <th scope="col" className={classes.end}>
                {t('given')}
              </th>
              <th scope="col" className={classes.end}>
                {t('observed')}
              </th>
              <th scope="col" className={classes.end}>
                {t('mated')}
              </th>
              <th scope="col" className={classes.end}>
                {t('nonMated')}
              </th>
            </tr>
          </thead>
          <tbody>
            {filled.map((bin) => (
              <tr key={bin.from}>
                <td className={classes.kept}>
                  {t('rangeOf', { from: round(bin.from), to: round(bin.to) })}
                </td>
                <td className={classes.end}>{percent(bin.given)}</td>
                <td className={classes.end}>{percent(bin.observed)}</td>
                <td className={classes.end}>{number(bin.mated)}</td>
                <td className={classes.end}>{number(bin.nonMated)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
