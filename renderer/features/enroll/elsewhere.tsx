import { Button } from '@mantine/core';
import { IconAppWindow } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { hasCode } from '../../../electron/contract/index.ts';
import { useDescribeError } from '../../ui/describe-error.ts';
import { EmptyState } from '../../ui/empty-state.tsx';

/** Says that the enrollment goes on, or ended, in another window, with the way to have it here. */
export function Elsewhere({ error, onHere }: { error: Error; onHere: () => void }) {
  const t = useTranslations('enroll.draft');
  const { title, next } = useDescribeError()(error);
  return (
    <EmptyState
      icon={<IconAppWindow size={40} stroke={1.5} />}
      title={title}
      text={next}
      action={
        <Button onClick={onHere} autoFocus>
          {t(hasCode(error, 'DraftEnded') ? 'again' : 'here')}
        </Button>
      }
    />
  );
}
