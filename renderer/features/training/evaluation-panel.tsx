import { useState } from 'react';
import { Button, SimpleGrid, Text } from '@mantine/core';
import type { Figures } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { percentText, rateText } from './words.ts';

/** Measures the active version on the gallery, at the threshold in use. */
export function EvaluationPanel({ enabled }: { enabled: boolean }) {
  const kith = useKith();
  const [figures, setFigures] = useState<Figures | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [working, setWorking] = useState(false);
  const measure = async (): Promise<void> => {
    setWorking(true);
    setError(null);
    try {
      setFigures(await kith.training.evaluate());
    } catch (problem) {
      setError(problem);
    }
    setWorking(false);
  };
  return (
    <Panel
      title="How good is it now?"
      text="Measured on your gallery by cross-validation: people and photos are left out in turn and searched for."
      actions={
        <Button
          variant="default"
          loading={working}
          disabled={!enabled}
          onClick={() => void measure()}
        >
          Measure
        </Button>
      }
    >
      {error !== null && <ErrorNotice error={error} />}
      {figures && (
        <SimpleGrid cols={{ base: 2, md: 4 }}>
          <Number
            label="Strangers given a name (FPIR)"
            value={rateText(figures.fpir)}
            note={`${figures.strangers} searches of ${figures.strangerPeople} people who were left out or not enrolled`}
          />
          <Number
            label="Enrolled people missed (FNIR)"
            value={rateText(figures.fnir)}
            note={`${figures.matedComparisons} searches of photos left out`}
          />
          <Number
            label="Right person first"
            value={percentText(figures.rank1)}
            note={`${figures.people} people, ${figures.samples} different samples`}
          />
          <Number
            label="Threshold in use"
            value={figures.threshold.toFixed(3)}
            note="Comparison score from which a face is named"
          />
        </SimpleGrid>
      )}
    </Panel>
  );
}

function Number({ label, value, note }: { label: string; value: string; note: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fw={600}>{value}</Text>
      <Text size="xs" c="dimmed">
        {note}
      </Text>
    </div>
  );
}
