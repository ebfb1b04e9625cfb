import { Button, Group, Modal, Paper, Stack, Text } from '@mantine/core';
import type { Match } from '../../../electron/contract/index.ts';
import { usePeople } from '../../owner/kith-context.tsx';
import { Portrait } from '../../ui/portrait.tsx';

/** Asks whether the new person is somebody enrolled already. */
export function LookAlikeModal({
  name,
  lookAlikes,
  onSame,
  onDifferent,
  onCancel,
}: {
  name: string;
  lookAlikes: readonly Match[];
  onSame: (personId: number) => void;
  onDifferent: () => void;
  onCancel: () => void;
}) {
  const people = usePeople().data ?? [];
  return (
    <Modal opened onClose={onCancel} title="Somebody enrolled looks like this" centered>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          If it is the same person, add the samples to them: two entries for one face make both
          unreliable.
        </Text>
        {lookAlikes.map(({ personId, person, score }) => (
          <Paper key={personId} withBorder p="sm" radius="md">
            <Group wrap="nowrap">
              <Portrait
                sampleId={people.find(({ id }) => id === personId)?.portrait ?? null}
                name={person}
                size={56}
              />
              <div style={{ flex: 1, minWidth: 0 }}>
                <Text fw={600} truncate>
                  {person}
                </Text>
                <Text size="xs" c="dimmed">
                  score {score.toFixed(2)}
                </Text>
              </div>
              <Button onClick={() => onSame(personId)}>Same person</Button>
            </Group>
          </Paper>
        ))}
        <Button variant="default" onClick={onDifferent}>
          {name} is somebody else: continue
        </Button>
      </Stack>
    </Modal>
  );
}
