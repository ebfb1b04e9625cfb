import { useRef, useState } from 'react';
import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import { keys, useInbox, useKith, useSettings } from '../../owner/kith-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { AgreeModal } from '../../ui/inbox-switch.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { Page } from '../../ui/page.tsx';
import { useFocusOnNext } from '../../ui/use-focus-on-next.ts';
import { GroupCard } from './group-card.tsx';
import classes from './inbox-page.module.css';
import { StrangersPanel } from './strangers-panel.tsx';

/** Groups that are drawn at first, and with each wish for more: more than anybody decides on in one go. */
const SHOWN = 40;

/** Unknown faces that were seen live, by person, and what can be done about them. */
export function InboxPage() {
  const t = useTranslations('inbox');
  const kith = useKith();
  const state = useInbox();
  const days = useSettings().data?.unknownDays ?? 7;
  const [agreeing, setAgreeing] = useState(false);
  const isOn = state.data !== undefined && state.data.consent !== null;
  const erasing = state.data?.erasing ?? null;
  const hasFaces = (state.data?.faces ?? 0) > 0;
  return (
    <Page title={t('title')} subtitle={(isOn || hasFaces) && t('text', { days })}>
      <Stack gap="md">
        {state.error && <ErrorNotice error={state.error} />}
        {state.data && !isOn && !hasFaces && (
          <EmptyState
            icon={<IconUserQuestion size={40} stroke={1.5} />}
            title={t('off.title')}
            text={t('off.text')}
            action={<Button onClick={() => setAgreeing(true)}>{t('off.switchOn')}</Button>}
          />
        )}
        {state.data && !isOn && hasFaces && (
          <Alert color="amber" variant="light">
            <Group justify="space-between">
              <Text size="sm">{t('off.left')}</Text>
              <Button size="xs" variant="default" onClick={() => setAgreeing(true)}>
                {t('off.switchOn')}
              </Button>
            </Group>
          </Alert>
        )}
        {erasing && (
          <Group justify="flex-end">
            <Button
              size="compact-sm"
              variant="light"
              onClick={() =>
                void kith.inbox.restore({ faceIds: erasing.faceIds }).catch(notifyError)
              }
            >
              {t('done.undo')}
            </Button>
          </Group>
        )}
        {isOn && !hasFaces && (
          <EmptyState
            icon={<IconUserQuestion size={40} stroke={1.5} />}
            title={t('empty.title')}
            text={t('empty.text')}
            action={
              <Button component={Link} href="/" variant="default">
                {t('empty.live')}
              </Button>
            }
          />
        )}
        {hasFaces && <Groups />}
        <StrangersPanel />
      </Stack>
      {agreeing && <AgreeModal onClose={() => setAgreeing(false)} />}
    </Page>
  );
}

function Groups() {
  const t = useTranslations('inbox');
  const kith = useKith();
  const [most, setMost] = useState(SHOWN);
  const groups = useQuery({
    queryKey: keys.inboxGroups,
    queryFn: ({ signal }) => kith.inbox.groups(undefined, { signal }),
  });
  const shown = groups.data?.slice(0, most);
  const list = useRef<HTMLUListElement>(null);
  useFocusOnNext(
    list,
    shown?.map(({ faces }) => faces[0]!.id),
  );
  if (groups.error) return <ErrorNotice error={groups.error} />;
  if (!groups.data || !shown) {
    return (
      <Group gap="sm" role="status">
        <Loader size="sm" />
        <Text size="sm">{t('grouping')}</Text>
      </Group>
    );
  }
  const left = groups.data.length - most;
  return (
    <>
      <ul ref={list} className={classes.groups} aria-label={t('groups')}>
        {shown.map((group) => (
          <GroupCard key={group.faces[0]!.id} group={group} />
        ))}
      </ul>
      {left > 0 && (
        <Group justify="center">
          <Button variant="default" onClick={() => setMost(most + SHOWN)}>
            {t('more', { count: left })}
          </Button>
        </Group>
      )}
    </>
  );
}
