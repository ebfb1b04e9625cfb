import { useTranslations } from 'use-intl';
import type { VersionComparison } from '../../../electron/contract/index.ts';
import { Plot } from '../../ui/plot.tsx';
import { useFigureText } from '../../ui/use-figure-text.ts';

/** No search is rarer than this on the plot's logarithmic axis. */
const LEAST = 1e-3;

/** FNIR against FPIR of both versions (a DET curve). */
export function DetPlot({
  comparison,
  wantedFpir,
}: {
  comparison: VersionComparison;
  wantedFpir: number;
}) {
  const t = useTranslations('training');
  const { percent } = useFigureText();
  const { current, candidate } = comparison.det;
  const x = [
    ...new Set([...current, ...candidate].map(({ fpir }) => Math.max(LEAST, fpir))),
  ].toSorted((a, b) => a - b);
  /** The lowest FNIR at an FPIR of at most each x. */
  const line = (points: VersionComparison['det']['current']) =>
    x.map((limit) =>
      Math.min(1, ...points.filter(({ fpir }) => fpir <= limit).map(({ fnir }) => fnir)),
    );
  const { figures } = comparison;
  return (
    <Plot
      label={t('report.detLabel', {
        fpir: percent(wantedFpir),
        before: percent(figures.current.fnir.value),
        after: percent(figures.candidate.fnir.value),
      })}
      x={x}
      xLabel={t('report.fpirAxis')}
      yLabel={t('report.fnirAxis')}
      height={280}
      logX
      percentX
      percentY
      lines={[
        { label: t('before'), tone: 'earlier', values: line(current) },
        { label: t('after'), tone: 'main', values: line(candidate) },
      ]}
    />
  );
}
