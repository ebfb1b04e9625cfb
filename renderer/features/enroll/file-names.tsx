import { Text } from '@mantine/core';

/** The names of files, in small print. */
export function FileNames({ names }: { names: readonly string[] }) {
  return (
    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {names.join(', ')}
    </Text>
  );
}
