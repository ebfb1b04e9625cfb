import { useState } from 'react';
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { limits } from '../../../electron/contract/index.ts';
import { useSettings } from '../../owner/kith-context.tsx';

/** Says that an enrollment that was left is kept, and until when, with the ways on: to go on, or to discard it. */
export function LeftPanel({
  name,
  extends: adds,
  samples,
  unread,
  keptAt,
  discarding,
  onGoOn,
  onDiscard,
}: {
  name: string;
  /** Whether samples are added to somebody. */
  extends: boolean;
  /** How many samples it has. */
  samples: number;
  /** How many photos were chosen for it and not read yet. */
  unread: number;
  /** When something of it was kept last. */
  keptAt: Date;
  discarding: boolean;
  onGoOn: () => void;
  onDiscard: () => void;
}) {
  const t = useTranslations('enroll.draft');
  const format = useFormatter();
  const [now] = useState(() => new Date());
  const keepsPictures = useSettings().data?.keepChips ?? true;
  const until = new Date(keptAt.getTime() + limits.draftAge);
  const when = {
    day: until.toDateString() === now.toDateString() ? 'today' : 'tomorrow',
    time: format.dateTime(until, { timeStyle: 'short' }),
  } as const;
  return (
    <Paper withBorder radius="lg" p="lg" role="status">
      <Stack gap="sm">
        <Title order={2} size="h4" style={{ textWrap: 'balance' }}>
          {adds
            ? t('titleExtend', { name, ...when })
            : t('title', { name, named: name === '' ? 'no' : 'yes', ...when })}
        </Title>
        <Text size="sm" c="dimmed">
          {t('text', { count: samples })}
        </Text>
        {unread > 0 && (
          <Text size="sm" c="dimmed">
            {t('unread', { count: unread })}
          </Text>
        )}
        {!keepsPictures && samples > 0 && (
          <Text size="sm" c="dimmed">
            {t('withoutPictures')}
          </Text>
        )}
        <Group gap="xs" grow preventGrowOverflow={false}>
          <Button variant="default" loading={discarding} onClick={onDiscard}>
            {t('discard')}
          </Button>
          <Button disabled={discarding} onClick={onGoOn} autoFocus>
            {t('goOn')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
