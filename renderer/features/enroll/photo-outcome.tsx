import { useState } from 'react';
import { Alert, Collapse, List, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { KithError } from '../../../electron/contract/index.ts';
import { failureCodeOf, useDescribeError } from '../../ui/describe-error.ts';
import type { RefusedPhoto } from './enroll-context.ts';
import classes from './photo-outcome.module.css';

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
  const [open, setOpen] = useState(false);
  const byReason = Map.groupBy(refused, ({ error }) => reasonOf(error));
  const reasons = [...byReason].toSorted(([, a], [, b]) => b.length - a.length);
  return (
    <Alert
      color="amber"
      p="xs"
      withCloseButton
      closeButtonLabel={t('dismiss')}
      onClose={onDismiss}
      role="status"
    >
      <UnstyledButton
        className={classes.summary}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Text size="sm" fw={600}>
          {t('outcome', { added, skipped: refused.length })}
        </Text>
        <IconChevronDown size={16} className={classes.chevron} data-open={open || undefined} />
      </UnstyledButton>
      <Collapse expanded={open}>
        <List size="sm" mt="xs" className={classes.reasons}>
          {reasons.map(([reason, photos]) => (
            <List.Item key={reason}>
              {t('reason', { reason, count: photos.length })}
              <Text size="xs" c="dimmed" className={classes.names}>
                {photos.map(({ name }) => name).join(', ')}
              </Text>
            </List.Item>
          ))}
        </List>
      </Collapse>
    </Alert>
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
