import type { VersionComparison } from '../../../electron/contract/index.ts';
import { Plot } from '../../ui/plot.tsx';
import { percentText } from './words.ts';

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
      label={`DET curves. At an FPIR of ${percentText(wantedFpir)} the FNIR is ${percentText(figures.current.fnir.value)} before and ${percentText(figures.candidate.fnir.value)} after.`}
      x={x}
      xLabel="Strangers given a name (FPIR)"
      yLabel="People missed (FNIR)"
      height={280}
      logX
      percentX
      percentY
      lines={[
        { label: 'Before', tone: 'other', values: line(current) },
        { label: 'After', tone: 'main', values: line(candidate) },
      ]}
    />
  );
}
