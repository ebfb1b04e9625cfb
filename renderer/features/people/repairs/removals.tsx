import { useEffect, useState } from 'react';
import { Affix, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Removal } from '../../../../electron/contract/index.ts';
import { keys, useKith } from '../../../owner/kith-context.tsx';
import { notifyError } from '../../../ui/notify-error.tsx';
import { useUndoOffer } from '../../../ui/undo-offers.ts';

/** So many are named, each in a line of their own. */
const MOST_NAMED = 3;

/** Whoever is erased in a moment, on every page, with the way to keep them. The owner keeps the time. */
export function Removals() {
  const kith = useKith();
  const removals = useQuery({
    queryKey: keys.removals,
    queryFn: () => kith.repairs.removals(),
  });
  if (!removals.data?.length) return null;
  const isMany = removals.data.length > MOST_NAMED;
  return (
    <Affix position={{ bottom: 20, left: '50%' }} style={{ transform: 'translateX(-50%)' }}>
      <Stack gap="xs">
        {isMany ? (
          <Waiting removals={removals.data} />
        ) : (
          removals.data.map((removal) => <Waiting key={removal.personId} removals={[removal]} />)
        )}
      </Stack>
    </Affix>
  );
}

/** One of them by name, or many as one. */
function Waiting({ removals }: { removals: readonly Removal[] }) {
  const t = useTranslations('repairs.removal');
  const kith = useKith();
  const [{ name, at }] = removals as [Removal];
  const seconds = useSecondsUntil(at);
  const isOne = removals.length === 1;
  const personIds = removals.map(({ personId }) => personId);
  const keep = (): void => void kith.repairs.keepPeople({ personIds }).catch(notifyError);
  useUndoOffer(keep);
  return (
    <Paper withBorder shadow="md" radius="md" p="sm" maw="min(480px, 90vw)" role="status">
      <Group wrap="nowrap" justify="space-between">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {isOne ? t('text', { name }) : t('several', { count: removals.length })}
        </Text>
        <Text
          size="sm"
          c="dimmed"
          aria-hidden
          flex="none"
          style={{ fontVariantNumeric: 'tabular-nums' }}
        >
          {t('left', { seconds })}
        </Text>
        <Button
          size="xs"
          variant="default"
          flex="none"
          aria-label={isOne ? t('keepOf', { name }) : t('keepAll')}
          onClick={keep}
        >
          {t('keep')}
        </Button>
      </Group>
    </Paper>
  );
}

/** Whole seconds until a time, at least 0. */
function useSecondsUntil(at: Date): number {
  const left = (): number => Math.max(0, Math.ceil((at.getTime() - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(left()), 500);
    return () => clearInterval(timer);
  });
  return seconds;
}
