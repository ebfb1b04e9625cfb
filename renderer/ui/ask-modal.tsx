import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { ErrorNotice } from './error-notice.tsx';
import { useDialogWork } from './use-dialog-work.ts';
import { useFocusReturn } from './use-focus-return.ts';

/** Asks before something that cannot be undone, with the answer that changes nothing in focus. Where it fails, it says so and stays. */
export function AskModal({
  title,
  text,
  no,
  yes,
  onYes,
  onClose,
}: {
  title: string;
  /** What it would do. */
  text: string;
  no: string;
  yes: string;
  onYes: () => Promise<unknown>;
  onClose: () => void;
}) {
  useFocusReturn();
  const { working, error, act, leave } = useDialogWork(onClose);
  return (
    <Modal opened onClose={leave} title={title} centered>
      <Stack>
        <Text size="sm">{text}</Text>
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={leave} disabled={working} data-autofocus>
            {no}
          </Button>
          <Button color="red" loading={working} onClick={() => void act(onYes)}>
            {yes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
