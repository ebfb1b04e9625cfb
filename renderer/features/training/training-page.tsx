import { Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { usePlan, useTraining, useVersions } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { EvaluationPanel } from './evaluation-panel.tsx';
import { RunPanel } from './run-panel.tsx';
import { StartPanel } from './start-panel.tsx';
import { VersionsPanel } from './versions-panel.tsx';

/** Training: what goes on, what can be started, how good the active version is, and all versions. */
export function TrainingPage() {
  const t = useTranslations('training');
  const training = useTraining();
  const versions = useVersions();
  const plan = usePlan();
  const error = training.error ?? versions.error ?? plan.error;
  const active = versions.data?.find((version) => version.active);
  const run = training.data?.run ?? null;
  const busy = run?.status === 'running' || run?.status === 'interrupted';
  return (
    <Page title={t('title')} subtitle={t('subtitle')}>
      {error && <ErrorNotice error={error} />}
      <Stack gap="md">
        {run && active && <RunPanel run={run} activeId={active.id} />}
        {!busy && training.data && plan.data && (
          <StartPanel plan={plan.data} pack={training.data.classicPack} />
        )}
        <EvaluationPanel enabled={(plan.data?.missing.length ?? 1) === 0} />
        {versions.data && (
          <VersionsPanel versions={versions.data} activation={training.data?.activation ?? null} />
        )}
      </Stack>
    </Page>
  );
}
