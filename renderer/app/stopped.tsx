import { useEffect, useState } from 'react';
import { Button, Center } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { isAllKept } from '../features/enroll/draft-keeper.ts';
import type { KithClient } from '../owner/client.ts';
import { EmptyState } from '../ui/empty-state.tsx';

/** Milliseconds between two looks whether Kith is there again. */
const LOOK_EVERY = 2000;

/** Shown when the owner cannot be reached: without it there is nothing true to show. */
export function Stopped({ kith = null }: { kith?: KithClient | null }) {
  const t = useTranslations('app.stopped');
  // What was on its way as Kith stopped will not arrive.
  const [lacks] = useState(() => kith !== null && !isAllKept(kith));
  useEffect(() => {
    const looking = setInterval(() => {
      fetch('/', { cache: 'no-store' }).then(
        // Whom Kith does not know any more is told so.
        ({ ok, status }) => (ok || status === 401) && location.reload(),
        () => undefined, // Not yet.
      );
    }, LOOK_EVERY);
    return () => clearInterval(looking);
  }, []);
  return (
    <Center h="100vh">
      <EmptyState
        icon={<IconPlugConnectedX size={40} stroke={1.5} />}
        title={t('title')}
        text={`${t(lacks ? 'textNotKept' : 'text')} ${t('back')}`}
        action={<Button onClick={() => location.reload()}>{t('reload')}</Button>}
      />
    </Center>
  );
}
