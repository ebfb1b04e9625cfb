import { ActionIcon, Avatar, Group, Paper, ScrollArea, Text, Title, Tooltip } from '@mantine/core';
import { IconTrash, IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Activity } from '../../../electron/contract/index.ts';
import { keys, useKith, usePeople } from '../../owner/kith-context.tsx';
import { activityText } from '../../i18n/en.ts';
import { notifyError } from '../../ui/notify-error.tsx';
import { Portrait } from '../../ui/portrait.tsx';

const SHOWN = 60;

/** What was recognized when, newest first. */
export function ActivityList() {
  const kith = useKith();
  const activity = useQuery({
    queryKey: keys.activity,
    queryFn: () => kith.activity.list({ limit: SHOWN }),
  });
  const lines = activity.data ?? [];
  return (
    <Paper withBorder radius="lg" p="sm" component="section" aria-label="Activity">
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h5">
          Activity
        </Title>
        <Tooltip label="Clear the list">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label="Clear the activity list"
            disabled={lines.length === 0}
            onClick={() => void kith.activity.clear().catch(notifyError)}
          >
            <IconTrash size={18} />
          </ActionIcon>
        </Tooltip>
      </Group>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed" pb="xs">
          Who is recognized appears here with the time.
        </Text>
      ) : (
        <ScrollArea.Autosize mah="58vh" type="auto" scrollbars="y" viewportProps={{ tabIndex: 0 }}>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ScrollArea.Autosize>
      )}
    </Paper>
  );
}

function Line({ line }: { line: Activity }) {
  const people = usePeople().data ?? [];
  const portrait = people.find(({ id }) => id === line.personId)?.portrait ?? null;
  return (
    // A width of its own would widen the list instead of ending the name in an ellipsis.
    <Group gap="sm" wrap="nowrap" py={5} pr={6} w={0} miw="100%">
      {line.person === null ? (
        <Avatar size={34} radius="md" color="amber">
          <IconUserQuestion size={20} />
        </Avatar>
      ) : (
        <Portrait sampleId={portrait} name={line.person} size={34} />
      )}
      <div style={{ minWidth: 0, flex: 1 }}>
        <Text size="sm" fw={550} truncate>
          {activityText[line.kind](line.person ?? '')}
        </Text>
        <Text size="xs" c="dimmed">
          {formatTime(line.at)}
          {line.score !== null && ` · score ${line.score.toFixed(2)}`}
        </Text>
      </div>
    </Group>
  );
}

function formatTime(at: Date): string {
  const isToday = new Date().toDateString() === at.toDateString();
  return at.toLocaleString(
    undefined,
    isToday ? { timeStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' },
  );
}
