import { useEffect, useRef } from 'react';
import { Button, Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft, IconUserCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { DoubtfulSample } from '../../../electron/contract/index.ts';
import { usePlan } from '../../owner/kith-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { EndsTraining } from '../../ui/ends-training.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import arrow from './arrow.module.css';
import { LabelCase } from './label-case.tsx';

/** The label audit: each picture that looks like somebody else beside whom it looks like, and what can be done about it. */
export function LabelsPage() {
  const t = useTranslations('training.labels');
  const plan = usePlan();
  const doubtful = plan.data?.doubtful;
  const list = useRef<HTMLDivElement>(null);
  useFocusOnNext(list, doubtful);
  const back = (
    <Button
      component={Link}
      href="/training"
      variant="subtle"
      leftSection={<IconArrowLeft size={18} className={arrow.arrow} />}
    >
      {t('back')}
    </Button>
  );
  return (
    <Page title={t('title')} subtitle={t('subtitle')} actions={back}>
      {plan.error && <ErrorNotice error={plan.error} />}
      {doubtful && doubtful.length > 0 && <EndsTraining />}
      <Stack gap="md" ref={list} tabIndex={-1}>
        {plan.isPending && <Skeleton height={180} radius="lg" />}
        {doubtful?.map((sample) => (
          <LabelCase key={sample.sampleId} sample={sample} />
        ))}
        {doubtful?.length === 0 && (
          <EmptyState
            icon={<IconUserCheck size={36} />}
            title={t('none')}
            text={t('noneText')}
            action={
              <Button component={Link} href="/training">
                {t('back')}
              </Button>
            }
          />
        )}
      </Stack>
    </Page>
  );
}

/** Once a case is done its buttons are gone: the focus goes to the next one’s, or to the way back where there is none. */
function useFocusOnNext(
  list: React.RefObject<HTMLDivElement | null>,
  doubtful: readonly DoubtfulSample[] | undefined,
): void {
  const shown = useRef<readonly DoubtfulSample[]>([]);
  useEffect(() => {
    if (!doubtful) return;
    const before = shown.current;
    shown.current = doubtful;
    // Focus that is somewhere else is left there.
    if (doubtful.length >= before.length || document.activeElement !== document.body) return;
    const gone = before.findIndex((one) =>
      doubtful.every(({ sampleId }) => sampleId !== one.sampleId),
    );
    const next = list.current?.children[Math.min(gone, Math.max(0, doubtful.length - 1))];
    (next?.querySelector('button') ?? next?.querySelector('a'))?.focus();
  }, [list, doubtful]);
}
