import { useRef, useState } from 'react';
import { Button, Group, Progress, Text } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/describe-error.ts';

/** Photos of people who are not enrolled: the more, the better the judge knows how strangers are refused. */
export function StrangersPicker({ photos, people }: { photos: number; people: number }) {
  const kith = useKith();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState<{ done: number; total: number } | null>(null);
  const stopped = useRef(false);
  const [refused, setRefused] = useState(0);
  const refresh = () => queries.invalidateQueries({ queryKey: keys.plan });
  const add = async (files: readonly File[]): Promise<void> => {
    stopped.current = false;
    setRefused(0);
    for (const [done, file] of files.entries()) {
      if (stopped.current) break;
      setReading({ done, total: files.length });
      await kith.training
        .addStranger({ file, name: file.name, person: personOf(file) })
        .catch(() => setRefused((before) => before + 1));
    }
    setReading(null);
    await refresh();
  };
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" gap="lg">
        <div>
          <Text size="sm" fw={550}>
            Photos of strangers
          </Text>
          <Text size="sm" c="dimmed">
            {photos === 0
              ? 'Optional: a folder of people who are not enrolled, best each in a folder of their own, for the judge alone. Nothing learns from them.'
              : `${photos} of ${people} people, for the judge alone. They are kept in memory until Kith closes.`}
            {refused > 0 && ` ${refused} files show no one face and were left out.`}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap" style={{ flexShrink: 0 }}>
          {photos > 0 && (
            <Button
              variant="subtle"
              onClick={() => void kith.training.clearStrangers().then(refresh, notifyError)}
            >
              Forget them
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconUsersGroup size={18} />}
            disabled={reading !== null}
            onClick={() => input.current?.click()}
          >
            Add a folder
          </Button>
        </Group>
      </Group>
      {reading && (
        <Group mt="xs" wrap="nowrap">
          <Progress
            style={{ flex: 1 }}
            value={(reading.done / reading.total) * 100}
            aria-label="Progress of reading photos"
          />
          <Text size="sm">
            {reading.done} of {reading.total}
          </Text>
          <Button variant="default" size="xs" onClick={() => (stopped.current = true)}>
            Stop
          </Button>
        </Group>
      )}
      <input
        ref={input}
        type="file"
        hidden
        multiple
        // A folder, in Chromium; the attribute is not in React's types.
        {...{ webkitdirectory: '' }}
        aria-label="A folder of strangers’ photos"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])].filter(({ type }) =>
            type.startsWith('image/'),
          );
          currentTarget.value = '';
          void add(files);
        }}
      />
    </div>
  );
}

/** Whose photo a file of the chosen folder is: the folder inside it that it lies in; null for one that lies in it directly. */
function personOf({ webkitRelativePath }: File): string | null {
  const [, person, ...rest] = webkitRelativePath.split('/');
  return person !== undefined && rest.length > 0 ? person : null;
}
