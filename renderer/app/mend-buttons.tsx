import { useState } from 'react';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { CopiesState } from '../../electron/contract/index.ts';
import { useKith } from '../owner/kith-context.tsx';
import { notifyError } from '../ui/notify-error.tsx';

type How = 'copy' | 'salvage';

/** The two ways to go on from a damaged gallery. Each asks first, and ends Kith: the page comes back with the next start. */
export function MendButtons({ copies }: { copies: CopiesState }) {
  const { last, lastHoldsRemoved } = copies;
  const t = useTranslations('app.gallery');
  const kith = useKith();
  const format = useFormatter();
  const [how, setHow] = useState<How | null>(null);
  const [working, setWorking] = useState(false);
  const mend = (): void => {
    setWorking(true);
    kith.system
      .mend({ how: how!, anyway: lastHoldsRemoved })
      // From here on Kith restarts.
      .catch((error: unknown) => {
        notifyError(error);
        setHow(null);
      })
      .finally(() => setWorking(false));
  };
  const date = last && format.dateTime(last, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <Group mt="sm">
        {date && <Button onClick={() => setHow('copy')}>{t('restore', { date })}</Button>}
        <Button variant="default" onClick={() => setHow('salvage')}>
          {t('salvage')}
        </Button>
      </Group>
      <Modal
        opened={how !== null}
        onClose={() => setHow(null)}
        title={how === 'copy' ? t('restore', { date: date ?? '' }) : t('salvage')}
      >
        <Stack>
          <Text size="sm">{how === 'copy' ? t('restoreText') : t('salvageText')}</Text>
          {how === 'copy' && lastHoldsRemoved && (
            <Text size="sm" c="amber">
              {t('holdsRemoved')}
            </Text>
          )}
          <Text size="sm">{t('kept')}</Text>
          <Group justify="flex-end">
            <Button variant="default" disabled={working} onClick={() => setHow(null)}>
              {t('cancel')}
            </Button>
            <Button loading={working} onClick={mend}>
              {t('goOn')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
