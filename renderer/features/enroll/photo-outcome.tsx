import { List } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { KithError } from '../../../electron/contract/index.ts';
import { failureCodeOf, useDescribeError } from '../../ui/describe-error.ts';
import type { RefusedPhoto } from './enroll-context.ts';
import { FileNames } from './file-names.tsx';
import { FoldedAlert } from './folded-alert.tsx';

/** Says how many photos were used and how many not, and, unfolded, of which reason and which they are. */
export function PhotoOutcome({
  added,
  refused,
  onDismiss,
}: {
  added: number;
  refused: readonly RefusedPhoto[];
  onDismiss: () => void;
}) {
  const t = useTranslations('enroll.photos');
  const reasonOf = useReason();
  const byReason = Map.groupBy(refused, ({ error }) => reasonOf(error));
  const reasons = [...byReason].toSorted(([, a], [, b]) => b.length - a.length);
  return (
    <FoldedAlert
      line={t('outcome', { added, skipped: refused.length })}
      details={
        <List size="sm">
          {reasons.map(([reason, photos]) => (
            <List.Item key={reason}>
              {t('reason', { reason, count: photos.length })}
              <FileNames names={photos.map(({ name }) => name)} />
            </List.Item>
          ))}
        </List>
      }
      onDismiss={onDismiss}
    />
  );
}

/** Says why a photo was not used, in the same words for all of the same reason. */
function useReason(): (error: unknown) => string {
  const t = useTranslations();
  const describe = useDescribeError();
  return (error) => {
    const [reason] = error instanceof KithError ? (error.reasons ?? []) : [];
    if (reason) return t(`common.reason.${reason}`);
    const code = failureCodeOf(error);
    return code ? t(`failures.${code}.what`) : describe(error).title;
  };
}
