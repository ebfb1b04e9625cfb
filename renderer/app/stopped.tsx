import { Button, Center } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { EmptyState } from '../ui/empty-state.tsx';

/** Shown when the owner cannot be reached: without it there is nothing true to show. */
export function Stopped() {
  return (
    <Center h="100vh">
      <EmptyState
        icon={<IconPlugConnectedX size={40} stroke={1.5} />}
        title="Kith has stopped"
        text="Nothing was lost: everything is saved as soon as you do it. Start Kith again, then reload this window."
        action={<Button onClick={() => location.reload()}>Reload</Button>}
      />
    </Center>
  );
}
