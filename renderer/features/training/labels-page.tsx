import { useRef } from 'react';
import { Button, Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft, IconUserCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import { usePlan } from '../../owner/kith-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { EndsTraining } from '../../ui/ends-training.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useFocusOnNext } from '../../ui/use-focus-on-next.ts';
import arrow from './arrow.module.css';
import { LabelCase } from './label-case.tsx';

/** The label audit: each picture that looks like somebody else beside whom it looks like, and what can be done about it. */
export function LabelsPage() {
  const t = useTranslations('training.labels');
  const plan = usePlan();
  const doubtful = plan.data?.doubtful;
  const list = useRef<HTMLDivElement>(null);
  useFocusOnNext(
    list,
    doubtful?.map(({ sampleId }) => sampleId),
  );
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
