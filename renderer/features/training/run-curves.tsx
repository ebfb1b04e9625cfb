import { SimpleGrid } from '@mantine/core';
import type { CurvePoint } from '../../../electron/contract/index.ts';
import { Plot } from '../../ui/plot.tsx';

/** How a training went: loss, distances, and the validation figure over the steps. */
export function RunCurves({ curve }: { curve: readonly CurvePoint[] }) {
  if (curve.length < 2) return null;
  const x = curve.map(({ step }) => step);
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
      <Plot
        label="Loss over the steps"
        x={x}
        xLabel="Step"
        yLabel="Loss"
        height={180}
        lines={[{ label: 'Loss', tone: 'main', values: curve.map(({ loss }) => loss) }]}
      />
      <Plot
        label="Mean distance in triplets over the steps"
        x={x}
        xLabel="Step"
        yLabel="Distance"
        height={180}
        lines={[
          { label: 'Same person', tone: 'main', values: curve.map(({ mated }) => mated) },
          {
            label: 'Different people',
            tone: 'other',
            values: curve.map(({ nonMated }) => nonMated),
          },
        ]}
      />
      <Plot
        label="Validation FNIR over the steps"
        x={x}
        xLabel="Step"
        yLabel="FNIR"
        height={180}
        percentY
        lines={[
          {
            label: 'Validation FNIR',
            tone: 'main',
            values: curve.map(({ validationFnir }) => validationFnir),
          },
        ]}
      />
    </SimpleGrid>
  );
}
