import { useState } from 'react';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import type { CopiesState } from '../../electron/contract/index.ts';
import { useKith } from '../owner/kith-context.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { useDialogWork } from '../ui/use-dialog-work.ts';
import { useFocusReturn } from '../ui/use-focus-return.ts';

type How = 'copy' | 'salvage';

/** On a narrow window a date has no room in one line. */
const wrapping = {
  h: 'auto',
  mih: 36,
  py: 6,
  styles: { label: { whiteSpace: 'normal' } },
} as const;

/** The two ways to go on from a damaged gallery. Each asks first, and ends Kith: the page comes back with the next start. */
export function MendButtons({ copies }: { copies: CopiesState }) {
  const { last, lastHoldsRemoved } = copies;
  const t = useTranslations('app.gallery');
  const format = useFormatter();
  const [how, setHow] = useState<How | null>(null);
  const date = last && format.dateTime(last, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <Group mt="sm">
        {date && (
          <Button {...wrapping} onClick={() => setHow('copy')}>
            {t('restore', { date })}
          </Button>
        )}
        <Button {...wrapping} variant="default" onClick={() => setHow('salvage')}>
          {t('salvage')}
        </Button>
      </Group>
      {how && (
        <MendModal
          how={how}
          date={date ?? ''}
          lastHoldsRemoved={lastHoldsRemoved}
          onClose={() => setHow(null)}
        />
      )}
    </>
  );
}

function MendModal({
  how,
  date,
  lastHoldsRemoved,
  onClose,
}: {
  how: How;
  /** When the copy was made. */
  date: string;
  lastHoldsRemoved: boolean;
  onClose: () => void;
}) {
  const t = useTranslations('app.gallery');
  const kith = useKith();
  useFocusReturn();
  const { working, error, act, leave } = useDialogWork(onClose);
  // From then on Kith restarts.
  const mend = () => kith.system.mend({ how, anyway: lastHoldsRemoved });
  return (
    <Modal
      opened
      onClose={leave}
      title={how === 'copy' ? t('restore', { date }) : t('salvage')}
      centered
    >
      <Stack>
        <Text size="sm">{how === 'copy' ? t('restoreText') : t('salvageText')}</Text>
        {how === 'copy' && lastHoldsRemoved && (
          <Text size="sm" c="amber">
            {t('holdsRemoved')}
          </Text>
        )}
        <Text size="sm">{t('kept')}</Text>
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" disabled={working} onClick={leave} data-autofocus>
            {t('cancel')}
          </Button>
          <Button loading={working} onClick={() => void act(mend)}>
            {t('goOn')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
