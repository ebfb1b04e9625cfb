import { useEffect } from 'react';
import { Button, Center } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { EmptyState } from '../ui/empty-state.tsx';

/** Milliseconds between two looks whether Kith is there again. */
const LOOK_EVERY = 2000;

/** Shown when the owner cannot be reached: without it there is nothing true to show. */
export function Stopped() {
  useEffect(() => {
    const looking = setInterval(() => {
      fetch('/', { cache: 'no-store' }).then(
        ({ ok }) => ok && location.reload(),
        () => undefined, // Not yet.
      );
    }, LOOK_EVERY);
    return () => clearInterval(looking);
  }, []);
  return (
    <Center h="100vh">
      <EmptyState
        icon={<IconPlugConnectedX size={40} stroke={1.5} />}
        title="Kith has stopped"
        text="What was saved is kept, and so is an enrollment that was under way. Start Kith again, and this page comes back by itself."
        action={<Button onClick={() => location.reload()}>Reload</Button>}
      />
    </Center>
  );
}
