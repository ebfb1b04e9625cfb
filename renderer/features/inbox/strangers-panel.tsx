import { useRef, useState } from 'react';
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Stranger } from '../../../electron/contract/index.ts';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { AskModal } from '../../ui/ask-modal.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFocusOnNext } from '../../ui/use-focus-on-next.ts';
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
  const list = useRef<HTMLUListElement>(null);
  useFocusOnNext(
    list,
    strangers.data?.map(({ id }) => id),
  );
  if (!strangers.data?.length) return null;
  return (
    <Panel title={t('title')} text={t('text')}>
      <ul ref={list} className={classes.strangers} aria-label={t('title')}>
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
  const [asking, setAsking] = useState(false);
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
        onClick={() =>
          kind === 'refused'
            ? setAsking(true)
            : void kith.inbox.takeBack({ strangerId }).catch(notifyError)
        }
      >
        {t('takeBack')}
      </Button>
      {kind === 'ignored' && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          aria-label={t('eraseOf', { what })}
          onClick={() => setAsking(true)}
        >
          {t('erase')}
        </Button>
      )}
      {asking && (
        <AskModal
          title={t(`losing.${kind}`)}
          text={t(`losingText.${kind}`)}
          no={t('cancel')}
          yes={t(kind === 'refused' ? 'takeBack' : 'erase')}
          onYes={() =>
            kind === 'refused'
              ? kith.inbox.takeBack({ strangerId })
              : kith.inbox.eraseStranger({ strangerId })
          }
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
