import { useState } from 'react';
import { SegmentedControl, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { VersionComparison } from '../../../electron/contract/index.ts';
import { Plot } from '../../ui/plot.tsx';

/** Histograms of the distances of probes to their own reference and to the nearest other one. */
export function DistancePlot({ comparison }: { comparison: VersionComparison }) {
  const t = useTranslations('training');
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
        aria-label={t('report.whichVersion')}
        size="xs"
        value={which}
        onChange={setWhich}
        data={[
          { value: 'current', label: t('before') },
          { value: 'candidate', label: t('after') },
        ]}
      />
      <Plot
        label={which === 'current' ? t('report.distancesBefore') : t('report.distancesAfter')}
        x={x}
        xLabel={t('report.squaredDistance')}
        yLabel={t('report.shareOfSearches')}
        height={238}
        percentY
        lines={[
          { label: t('samePerson'), tone: 'main', steps: true, values: shares(mated.counts) },
          {
            label: t('report.nearestOther'),
            tone: 'other',
            steps: true,
            values: shares(nonMated.counts),
          },
        ]}
      />
    </Stack>
  );
}
