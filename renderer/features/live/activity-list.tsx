import { useRef, useState, type ReactNode } from 'react';
import {
  ActionIcon,
  Anchor,
  Button,
  Group,
  Paper,
  ScrollArea,
  Text,
  Title,
  Tooltip,
} from '@mantine/core';
import { IconDownload, IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNow, useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Person } from '../../../electron/contract/index.ts';
import { keys, useKith, usePeople, useSettings } from '../../owner/kith-context.tsx';
import { ActivityCleared } from '../../ui/activity-cleared.tsx';
import { download } from '../../ui/download.ts';
import { notifyError } from '../../ui/notify-error.tsx';
import { ActivityFilterBar, everything, filterOf } from './activity-filter.tsx';
import { ActivityLine } from './activity-line.tsx';
import classes from './activity-list.module.css';
import { toldLines } from './told-lines.ts';

/** Lines that are asked for at once. */
const PAGE = 40;

const nobody: readonly Person[] = [];

/** What was recognized when, newest first. `onAsk` is told where somebody asks why, with the number of the line. */
export function ActivityList({ onAsk }: { onAsk: (activityId: number) => void }) {
  const t = useTranslations('live');
  const kith = useKith();
  const people = usePeople().data ?? nobody;
  // Days pass.
  const now = useNow({ updateInterval: 60_000 });
  const [shown, setShown] = useState(everything);
  const pages = useInfiniteQuery({
    // Another day has other lines of today.
    queryKey: [...keys.activity, shown, now.toDateString()],
    queryFn: ({ pageParam }) =>
      kith.activity.list({
        limit: PAGE,
        ...filterOf(shown, new Date()),
        ...(pageParam === null ? {} : { before: pageParam }),
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => (page.length === PAGE ? page.at(-1)!.id : undefined),
    placeholderData: (before) => before,
  });
  const lines = pages.data?.pages.flat() ?? [];
  const filtered = shown.who !== 'everyone' || shown.when !== 'all' || shown.camera !== null;
  const region = useRef<HTMLElement>(null);
  /** Saves the lines that the filter shows, all of them. */
  const save = async (): Promise<void> => {
    const file = await kith.activity.file(filterOf(shown, new Date()));
    const date = new Date().toISOString().slice(0, 10);
    download(file, `${t('activity.fileName', { date })}.csv`);
  };
  return (
    <Paper
      ref={region}
      tabIndex={-1}
      withBorder
      radius="lg"
      p="sm"
      component="section"
      aria-label={t('activity.title')}
    >
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h5">
          {t('activity.title')}
        </Title>
        <Group gap={4}>
          <Tooltip label={t('activity.save')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('activity.save')}
              disabled={lines.length === 0}
              onClick={() => void save().catch(notifyError)}
            >
              <IconDownload size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('activity.clear')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('activity.clear')}
              disabled={lines.length === 0}
              onClick={({ currentTarget }) => {
                // It goes out of use with the list: focus is free for what brings it back, whichever is drawn first.
                currentTarget.blur();
                void kith.activity.clear().catch(notifyError);
              }}
            >
              <IconTrash size={18} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      <ActivityCleared onRestored={() => region.current?.focus()} />
      <ActivityFilterBar shown={shown} onChange={setShown} />
      {lines.length === 0 ? (
        <Nothing filtered={filtered} />
      ) : (
        <ScrollArea.Autosize
          className={classes.scroll}
          type="auto"
          scrollbars="y"
          viewportProps={{ tabIndex: 0 }}
        >
          <ul className={classes.lines}>
            {toldLines(lines).map((told) => (
              <ActivityLine key={told.line.id} {...told} people={people} now={now} onAsk={onAsk} />
            ))}
          </ul>
          {!pages.hasNextPage && !filtered && <KeptFor />}
          {pages.hasNextPage && (
            <Button
              variant="subtle"
              size="compact-sm"
              fullWidth
              loading={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {t('activity.more')}
            </Button>
          )}
        </ScrollArea.Autosize>
      )}
    </Paper>
  );
}

function toSettings(chunks: ReactNode) {
  return (
    <Anchor component={Link} href="/settings" inherit>
      {chunks}
    </Anchor>
  );
}

/** At the end of the list: why there is nothing older. */
function KeptFor() {
  const t = useTranslations('live.activity');
  const settings = useSettings().data;
  if (!settings) return null;
  return (
    <Text size="xs" c="dimmed" mt="xs">
      {t('keptFor', { days: settings.activityDays, lines: settings.activityLines })}
    </Text>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const t = useTranslations('live.activity');
  const kept = useSettings().data?.keepActivity ?? true;
  return (
    <Text size="sm" c="dimmed" pb="xs">
      {filtered
        ? t('nothingSuch')
        : kept
          ? t('nothing')
          : t.rich('notKept', { settings: toSettings })}
    </Text>
  );
}
