import { useState } from 'react';
import { SegmentedControl, Stack } from '@mantine/core';
import type { VersionComparison } from '../../../electron/contract/index.ts';
import { Plot } from '../../ui/plot.tsx';

/** Histograms of the distances of probes to their own reference and to the nearest other one. */
export function DistancePlot({ comparison }: { comparison: VersionComparison }) {
  const [which, setWhich] = useState<'current' | 'candidate'>('candidate');
  const { mated, nonMated } = comparison.distances[which];
  const x = mated.counts.map((_, i) => mated.from + i * mated.step);
  const shares = (counts: readonly number[]) => {
    const total = counts.reduce((sum, count) => sum + count, 0) || 1;
    return counts.map((count) => count / total);
  };
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label="Which version"
        size="xs"
        value={which}
        onChange={setWhich}
        data={[
          { value: 'current', label: 'Before' },
          { value: 'candidate', label: 'After' },
        ]}
      />
      <Plot
        label={`Histograms of squared distances ${which === 'current' ? 'before' : 'after'} the training: to the own reference, and to the nearest other one`}
        x={x}
        xLabel="Squared distance"
        yLabel="Share of searches"
        height={238}
        percentY
        lines={[
          { label: 'Same person', tone: 'main', steps: true, values: shares(mated.counts) },
          {
            label: 'Nearest other person',
            tone: 'other',
            steps: true,
            values: shares(nonMated.counts),
          },
        ]}
      />
    </Stack>
  );
}
