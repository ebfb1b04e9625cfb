import { Button, SimpleGrid, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { keys, useKith, usePeople, useSettings, useVersions } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { percentText, rateText } from './words.ts';

/** Measures the active version on the gallery, at the threshold in use. What was measured of another is not shown any more. */
export function EvaluationPanel({ enabled }: { enabled: boolean }) {
  return <Measurement key={useMeasured()} enabled={enabled} />;
}

/** All that figures depend on, as one string: the version, the people and their samples, the settings, the strangers. */
function useMeasured(): string {
  const kith = useKith();
  const versions = useVersions();
  const people = usePeople();
  const settings = useSettings();
  const plan = useQuery({ queryKey: keys.plan, queryFn: () => kith.training.plan() });
  return JSON.stringify([
    versions.data?.find(({ active }) => active)?.id,
    people.data?.map(({ id, samples }) => [id, samples]),
    settings.data?.wantedFpir,
    plan.data?.strangers,
  ]);
}

function Measurement({ enabled }: { enabled: boolean }) {
  const kith = useKith();
  const { data, error, isPending, mutate } = useMutation({
    mutationFn: () => kith.training.evaluate(),
  });
  return (
    <Panel
      title="How good is it now?"
      text="Measured on your gallery by cross-validation: people and photos are left out in turn and searched for."
      actions={
        <Button variant="default" loading={isPending} disabled={!enabled} onClick={() => mutate()}>
          Measure
        </Button>
      }
    >
      {error && <ErrorNotice error={error} />}
      {data && (
        <SimpleGrid cols={{ base: 2, md: 4 }}>
          <Figure
            label="Strangers given a name (FPIR)"
            value={rateText(data.fpir)}
            note={`${data.strangers} searches of ${data.strangerPeople} people who were left out or not enrolled`}
          />
          <Figure
            label="Enrolled people missed (FNIR)"
            value={rateText(data.fnir)}
            note={`${data.matedComparisons} searches of photos left out`}
          />
          <Figure
            label="Right person first"
            value={percentText(data.rank1)}
            note={`${data.people} people, ${data.samples} different samples`}
          />
          <Figure
            label="Threshold in use"
            value={data.threshold.toFixed(3)}
            note="Comparison score from which a face is named"
          />
        </SimpleGrid>
      )}
    </Panel>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note: string }) {
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
