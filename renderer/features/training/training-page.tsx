import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { keys, useKith, useTraining, useVersions } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { EvaluationPanel } from './evaluation-panel.tsx';
import { RunPanel } from './run-panel.tsx';
import { StartPanel } from './start-panel.tsx';
import { VersionsPanel } from './versions-panel.tsx';

/** Training: what goes on, what can be started, how good the active version is, and all versions. */
export function TrainingPage() {
  const kith = useKith();
  const training = useTraining();
  const versions = useVersions();
  const plan = useQuery({ queryKey: keys.plan, queryFn: () => kith.training.plan() });
  const error = training.error ?? versions.error ?? plan.error;
  const run = training.data?.run ?? null;
  const busy = run?.status === 'running' || run?.status === 'interrupted';
  return (
    <Page
      title="Training"
      subtitle="Kith trains a candidate on your people, measures it on photos and people it never saw, and keeps the current version unless the new one is really better."
    >
      {error && <ErrorNotice error={error} />}
      <Stack gap="md">
        {run && <RunPanel run={run} />}
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
