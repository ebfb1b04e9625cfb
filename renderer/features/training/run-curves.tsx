import { SimpleGrid } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { CurvePoint } from '../../../electron/contract/index.ts';
import { Plot } from '../../ui/plot.tsx';

/** How a training went: loss, distances, and the validation figure over the steps. */
export function RunCurves({ curve }: { curve: readonly CurvePoint[] }) {
  const t = useTranslations('training');
  if (curve.length < 2) return null;
  const x = curve.map(({ step }) => step);
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
      <Plot
        label={t('report.lossLabel')}
        x={x}
        xLabel={t('step')}
        yLabel={t('loss')}
        height={180}
        lines={[{ label: t('loss'), tone: 'main', values: curve.map(({ loss }) => loss) }]}
      />
      <Plot
        label={t('report.distanceLabel')}
        x={x}
        xLabel={t('step')}
        yLabel={t('report.distance')}
        height={180}
        lines={[
          { label: t('samePerson'), tone: 'main', values: curve.map(({ mated }) => mated) },
          {
            label: t('differentPeople'),
            tone: 'other',
            values: curve.map(({ nonMated }) => nonMated),
          },
        ]}
      />
      <Plot
        label={t('report.validationLabel')}
        x={x}
        xLabel={t('step')}
        yLabel={t('report.fnir')}
        height={180}
        percentY
        lines={[
          {
            label: t('validationFnir'),
            tone: 'main',
            values: curve.map(({ validationFnir }) => validationFnir),
          },
        ]}
      />
    </SimpleGrid>
  );
}
