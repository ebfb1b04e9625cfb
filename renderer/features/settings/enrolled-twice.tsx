import { Alert, Anchor, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { EnrolledPair } from '../../../electron/contract/index.ts';

/** Pairs that are told at once; whoever has more sees the next ones when these are mended. */
const MOST = 3;

/** Pairs that are probably one person, with the way to both. */
export function EnrolledTwice({ pairs }: { pairs: readonly EnrolledPair[] }) {
  const t = useTranslations('settings.recognition');
  if (pairs.length === 0) return null;
  const link = (personId: number) => (name: React.ReactNode) => (
    <Anchor component={Link} inherit href={`/people/${personId}`}>
      {name}
    </Anchor>
  );
  return (
    <Alert color="amber" p="xs" role="status">
      {pairs.slice(0, MOST).map(({ people: [one, other] }) => (
        <Text key={`${one.personId} ${other.personId}`} size="sm">
          {t.rich('twice', {
            one: one.name,
            other: other.name,
            first: link(one.personId),
            second: link(other.personId),
          })}
        </Text>
      ))}
      {pairs.length > MOST && (
        <Text size="sm">{t('twiceMore', { count: pairs.length - MOST })}</Text>
      )}
    </Alert>
  );
}
