import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { notifyError } from './notify-error.tsx';
import { offerUndo } from './undo-offers.ts';

/** Says what was done, with a way to take it back for ten seconds, by a button and by the keyboard. */
export function notifyUndo(done: string, undo: string, takeBack: () => Promise<unknown>): void {
  const undoIt = (): void => {
    withdraw();
    notifications.hide(id);
    void takeBack().catch(notifyError);
  };
  const withdraw = offerUndo(undoIt);
  const id = notifications.show({
    autoClose: 10_000,
    onClose: withdraw,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{done}</Text>
        <Button size="xs" variant="default" flex="none" onClick={undoIt}>
          {undo}
        </Button>
      </Group>
    ),
  });
}
