import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { notifyError } from './notify-error.tsx';

/** Says what was done, with a way to take it back for ten seconds. */
export function notifyUndo(done: string, undo: string, takeBack: () => Promise<unknown>): void {
  const id = notifications.show({
    autoClose: 10_000,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{done}</Text>
        <Button
          size="xs"
          variant="default"
          flex="none"
          onClick={() => {
            notifications.hide(id);
            void takeBack().catch(notifyError);
          }}
        >
          {undo}
        </Button>
      </Group>
    ),
  });
}
