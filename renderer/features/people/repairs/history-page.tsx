import { useState } from 'react';
import { Button, Group, Paper, Text } from '@mantine/core';
import { IconArrowBackUp, IconArrowLeft, IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Repair } from '../../../../electron/contract/index.ts';
import { keys, useKith } from '../../../owner/kith-context.tsx';
import { AskModal } from '../../../ui/ask-modal.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { notifyError } from '../../../ui/notify-error.tsx';
import { Page } from '../../../ui/page.tsx';
import { useTellUndone } from '../../../ui/use-tell-undone.ts';
import classes from './history-page.module.css';

/** What was changed about people, the newest first, each with the way to undo it. */
export function HistoryPage() {
  const t = useTranslations('repairs.history');
  const kith = useKith();
  const repairs = useQuery({ queryKey: keys.repairs, queryFn: () => kith.repairs.list() });
  return (
    <Page
      title={t('title')}
      subtitle={t('text')}
      actions={
        <Button
          component={Link}
          href="/people"
          variant="subtle"
          leftSection={<IconArrowLeft size={18} />}
        >
          {t('back')}
        </Button>
      }
    >
      {repairs.error && <ErrorNotice error={repairs.error} />}
      {repairs.data?.length === 0 && (
        <EmptyState
          icon={<IconHistory size={40} stroke={1.5} />}
          title={t('empty.title')}
          text={t('empty.text')}
        />
      )}
      {repairs.data && repairs.data.length > 0 && (
        <ul className={classes.list} aria-label={t('list')}>
          {repairs.data.map((repair) => (
            <RepairLine key={repair.id} repair={repair} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function RepairLine({ repair }: { repair: Repair }) {
  const t = useTranslations('repairs');
  const format = useFormatter();
  const kith = useKith();
  const tellUndone = useTellUndone();
  const [forgetting, setForgetting] = useState(false);
  const { id: repairId, kind, person, other, samples: count, at, until } = repair;
  const what = t(`history.kind.${kind === 'set aside' ? 'setAside' : kind}`, {
    person,
    other: other ?? '',
    count,
  });
  const undo = (): void => void kith.repairs.undo({ repairId }).then(tellUndone).catch(notifyError);
  return (
    <Paper component="li" withBorder radius="lg" p="md">
      <div className={classes.line}>
        <div className={classes.words}>
          <Text size="sm" fw={550}>
            {what}
          </Text>
          <Text size="xs" c="dimmed">
            {t('history.when', {
              time: format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' }),
              until: format.dateTime(until, { dateStyle: 'medium' }),
            })}
          </Text>
        </div>
        <Group gap="xs">
          <Button
            size="xs"
            variant="subtle"
            color="red"
            aria-label={t('history.forgetOf', { what })}
            onClick={() => setForgetting(true)}
          >
            {t('history.forget')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            aria-label={t('history.undoOf', { what })}
            onClick={undo}
          >
            {t('undo')}
          </Button>
        </Group>
      </div>
      {forgetting && (
        <AskModal
          title={t('forgetting.title')}
          text={t('forgetting.text', { what })}
          no={t('forgetting.keep')}
          yes={t('forgetting.forget')}
          onYes={() => kith.repairs.forget({ repairId })}
          onClose={() => setForgetting(false)}
        />
      )}
    </Paper>
  );
}
