import { useState } from 'react';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Stranger } from '../../../electron/contract/index.ts';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import classes from './inbox-page.module.css';
import { UnknownPicture } from './unknown-picture.tsx';

/** Pictures of an ignored stranger that are shown: enough to know them by. */
const SHOWN = 3;

/** Whoever is ignored, or never collected again, with the ways back; nothing where nobody is. */
export function StrangersPanel() {
  const t = useTranslations('inbox.strangers');
  const kith = useKith();
  const strangers = useQuery({
    queryKey: keys.strangers,
    queryFn: () => kith.inbox.strangers(),
  });
  if (!strangers.data?.length) return null;
  return (
    <Panel title={t('title')} text={t('text')}>
      <ul className={classes.strangers} aria-label={t('title')}>
        {strangers.data.map((stranger) => (
          <StrangerLine key={stranger.id} stranger={stranger} />
        ))}
      </ul>
    </Panel>
  );
}

function StrangerLine({ stranger }: { stranger: Stranger }) {
  const t = useTranslations('inbox.strangers');
  const format = useFormatter();
  const kith = useKith();
  const [erasing, setErasing] = useState(false);
  const { id: strangerId, kind, at, faces, holds } = stranger;
  const what = t(kind, { at: format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' }) });
  return (
    <li>
      {faces.slice(0, SHOWN).map((faceId) => (
        <UnknownPicture key={faceId} faceId={faceId} label={t('picture')} size={56} />
      ))}
      <div className={classes.words}>
        <Text size="sm">{what}</Text>
        {!holds && (
          <Text size="xs" c="dimmed">
            {t('void')}
          </Text>
        )}
      </div>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('takeBackOf', { what })}
        onClick={() => void kith.inbox.takeBack({ strangerId }).catch(notifyError)}
      >
        {t('takeBack')}
      </Button>
      {kind === 'ignored' && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          aria-label={t('eraseOf', { what })}
          onClick={() => setErasing(true)}
        >
          {t('erase')}
        </Button>
      )}
      {erasing && <EraseModal strangerId={strangerId} onClose={() => setErasing(false)} />}
    </li>
  );
}

/** Asks before somebody who is ignored is erased: that cannot be undone. */
function EraseModal({ strangerId, onClose }: { strangerId: number; onClose: () => void }) {
  const t = useTranslations('inbox.strangers');
  const kith = useKith();
  useFocusReturn();
  return (
    <Modal opened onClose={onClose} title={t('erasing')} centered>
      <Stack>
        <Text size="sm">{t('erasingText')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('cancel')}
          </Button>
          <Button
            color="red"
            onClick={() => void kith.inbox.eraseStranger({ strangerId }).then(onClose, notifyError)}
          >
            {t('erase')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
