import { Button, Group, Text } from '@mantine/core';

/** A line about what happened, with the one thing that can be done about it. */
export function QuietLine({
  text,
  action,
  onAction,
}: {
  text: string;
  action: string;
  onAction: () => void;
}) {
  return (
    <Group gap={6} role="status">
      <Text size="sm" c="dimmed">
        {text}
      </Text>
      <Button size="compact-sm" variant="subtle" onClick={onAction}>
        {action}
      </Button>
    </Group>
  );
}
