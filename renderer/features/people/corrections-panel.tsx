import { useState } from 'react';
import { Avatar, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Correction } from '../../../electron/contract/index.ts';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { AskModal } from '../../ui/ask-modal.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useBlobUrl } from '../../ui/use-blob-url.ts';
import classes from './corrections-panel.module.css';

/** What was said of faces that were taken for a person, or were not, with the way to take it back; nothing where nothing was. */
export function CorrectionsPanel({ personId }: { personId: number }) {
  const t = useTranslations('people.corrections');
  const kith = useKith();
  const corrections = useQuery({
    queryKey: keys.corrections(personId),
    queryFn: () => kith.corrections.of({ personId }),
  });
  if (!corrections.data?.length) return null;
  return (
    <Panel title={t('title')} text={t('text')}>
      <ul className={classes.list}>
        {corrections.data.map((correction) => (
          <CorrectionLine key={correction.id} correction={correction} />
        ))}
      </ul>
    </Panel>
  );
}

function CorrectionLine({ correction }: { correction: Correction }) {
  const t = useTranslations('people.corrections');
  const format = useFormatter();
  const kith = useKith();
  const [erasing, setErasing] = useState(false);
  const { id, at, kind, person, added, setAside, raised } = correction;
  const effects = [
    ...(added === null ? [] : [t('added')]),
    ...(setAside === null ? [] : [t('setAside')]),
    ...(raised === 'now' ? [t('raised')] : []),
    ...(raised === 'under another version' ? [t('raisedBefore')] : []),
  ];
  const correctionId = id;
  const what = t(kind === 'is' ? 'is' : 'isNot', { person });
  const time = format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li>
      {setAside === 'with picture' && <AsidePicture correction={correction} />}
      <div className={classes.words}>
        <Text size="sm" fw={550}>
          {what}
        </Text>
        <Text size="xs" c="dimmed">
          {t('when', { time, effects: effects.length > 0 ? format.list(effects) : t('noted') })}
        </Text>
      </div>
      <Group gap="xs">
        {setAside !== null && (
          <Button size="xs" variant="subtle" color="red" onClick={() => setErasing(true)}>
            {t('erase')}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          aria-label={t('undoOf', { what, time })}
          onClick={() => void kith.corrections.undo({ correctionId }).catch(notifyError)}
        >
          {t('undo')}
        </Button>
      </Group>
      {erasing && (
        <AskModal
          title={t('erasing')}
          text={t('erasingText')}
          no={t('keep')}
          yes={t('erase')}
          onYes={() => kith.corrections.erasePicture({ correctionId })}
          onClose={() => setErasing(false)}
        />
      )}
    </li>
  );
}

function AsidePicture({ correction: { id, person } }: { correction: Correction }) {
  const t = useTranslations('people.corrections');
  const kith = useKith();
  const picture = useQuery({
    queryKey: ['corrections', 'picture', id],
    queryFn: () => kith.corrections.picture({ correctionId: id }),
  });
  const url = useBlobUrl(picture.data ?? null);
  return <Avatar src={url} name={person} alt={t('picture')} size={44} radius="md" color="kith" />;
}
