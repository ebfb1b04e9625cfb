import { useRef, useState } from 'react';
import { Avatar, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { AsideSample } from '../../../../electron/contract/index.ts';
import { keys, useKith } from '../../../owner/kith-context.tsx';
import { AskModal } from '../../../ui/ask-modal.tsx';
import { notifyError } from '../../../ui/notify-error.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useFocusOnNext } from '../../../ui/use-focus-on-next.ts';
import { useBlobUrl } from '../../../ui/use-blob-url.ts';
import classes from './aside-panel.module.css';

/** The pictures of a person that are set aside, with the way to use them again; nothing where none are. */
export function AsidePanel({ personId }: { personId: number }) {
  const t = useTranslations('repairs.aside');
  const kith = useKith();
  const aside = useQuery({
    queryKey: keys.aside(personId),
    queryFn: () => kith.repairs.aside({ personId }),
  });
  const list = useRef<HTMLUListElement>(null);
  useFocusOnNext(
    list,
    aside.data?.map(({ id }) => id),
  );
  if (!aside.data?.length) return null;
  return (
    <Panel title={t('title')} text={t('text')}>
      <ul ref={list} className={classes.pictures} aria-label={t('title')}>
        {aside.data.map((sample) => (
          <Aside key={sample.id} sample={sample} />
        ))}
      </ul>
    </Panel>
  );
}

function Aside({ sample: { id: sampleId, hasChip, asideAt } }: { sample: AsideSample }) {
  const t = useTranslations('repairs.aside');
  const format = useFormatter();
  const kith = useKith();
  const [erasing, setErasing] = useState(false);
  const picture = useQuery({
    queryKey: [...keys.repairs, 'picture', sampleId],
    queryFn: () => kith.repairs.asidePicture({ sampleId }),
    enabled: hasChip,
  });
  const url = useBlobUrl(picture.data ?? null);
  const alt = t('alt', { date: format.dateTime(asideAt, { dateStyle: 'medium' }) });
  return (
    <li>
      {hasChip ? (
        <Avatar src={url} alt={alt} size={96} radius="md" />
      ) : (
        <Text size="xs" c="dimmed">
          {t('without')}
        </Text>
      )}
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => void kith.repairs.takeBack({ sampleId }).catch(notifyError)}
      >
        {t('takeBack')}
      </Button>
      <Button size="compact-xs" variant="subtle" color="red" onClick={() => setErasing(true)}>
        {t('erase')}
      </Button>
      {erasing && (
        <AskModal
          title={t('erasing')}
          text={t('erasingText')}
          no={t('keep')}
          yes={t('erase')}
          onYes={() => kith.repairs.eraseAside({ sampleId })}
          onClose={() => setErasing(false)}
        />
      )}
    </li>
  );
}
