import { useState } from 'react';
import { Alert, Button, Group, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconReportAnalytics } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { TrainingRun } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LabeledValue } from '../../ui/labeled-value.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RunCurves } from './run-curves.tsx';
import { JudgeAgain } from './judge-again.tsx';
import {
  activationText,
  comparedWithText,
  durationText,
  percentText,
  verdictText,
} from './words.ts';

/** The run that is under way, was interrupted, or ended last. */
export function RunPanel({ run }: { run: TrainingRun }) {
  const kith = useKith();
  const [working, setWorking] = useState(false);
  const call = (what: () => Promise<unknown>) => async () => {
    setWorking(true);
    await what().catch(notifyError);
    setWorking(false);
  };
  const discard = (
    <Button
      variant="default"
      loading={working}
      onClick={() => void call(() => kith.training.discard())()}
    >
      {run.status === 'interrupted' ? 'Discard' : 'Dismiss'}
    </Button>
  );
  switch (run.status) {
    case 'running':
      return (
        <Panel
          title={stageText(run)}
          text={
            run.secondsLeft === null
              ? 'Recognition keeps running.'
              : `About ${durationText(run.secondsLeft)} left. Recognition keeps running.`
          }
          actions={
            <Button
              variant="default"
              leftSection={<IconPlayerStop size={18} />}
              loading={working}
              onClick={() => void call(() => kith.training.cancel())()}
            >
              Cancel
            </Button>
          }
        >
          <Stack gap="sm">
            <Progress value={run.share * 100} aria-label="Progress of the training" />
            {run.progress && <ProgressFigures run={run} />}
            <RunCurves curve={run.curve} />
          </Stack>
        </Panel>
      );
    case 'interrupted':
      return (
        <Alert color="amber" title="A training run was interrupted" role="status">
          <Text size="sm">
            {run.error?.message ?? 'Kith was closed while it ran.'}{' '}
            {run.parameters ? 'What was computed is kept.' : run.error?.next}
          </Text>
          <Group mt="sm" gap="xs">
            {run.parameters && (
              <Button
                leftSection={<IconPlayerPlay size={18} />}
                loading={working}
                onClick={() => void call(() => kith.training.resume())()}
              >
                Resume
              </Button>
            )}
            {discard}
          </Group>
        </Alert>
      );
    case 'canceled':
      return (
        <Alert color="gray" title="The training run was canceled" role="status">
          <Text size="sm" mb="sm">
            It changed nothing.
          </Text>
          {discard}
        </Alert>
      );
    case 'failed':
      return (
        <Alert color="red" title={run.error?.message ?? 'The run failed'} role="alert">
          <Text size="sm" mb="sm">
            {run.error?.next} It changed nothing.
          </Text>
          {discard}
        </Alert>
      );
    case 'finished':
      return <Finished run={run} discard={discard} />;
  }
}

function Finished({ run, discard }: { run: TrainingRun; discard: React.ReactNode }) {
  const { title, text, color } = verdictText[run.verdict!];
  return (
    <Alert color={color} title={`The candidate is ${sentence(title)}`} role="status">
      <Text size="sm">
        {text} {comparedWithText(run)} {activationText[run.activation!]}
      </Text>
      {run.error && <ErrorNotice error={run.error} />}
      <Group mt="sm" gap="xs">
        <Button
          component={Link}
          href={`/training/${run.versionId}`}
          variant="default"
          leftSection={<IconReportAnalytics size={18} />}
        >
          See the report
        </Button>
        <JudgeAgain versionId={run.versionId!} />
        {discard}
      </Group>
    </Alert>
  );
}

function sentence(title: string): string {
  return title === 'Not enough data' ? 'not judged: not enough data' : title.toLowerCase();
}

function stageText({ stage, part, parts }: TrainingRun): string {
  switch (stage) {
    case 'preparing':
    case 'features':
      return 'Looking at the samples';
    case 'training':
      return part === parts
        ? 'Training the candidate on everything'
        : `Training for the judge, ${part} of ${parts - 1}`;
    case 'judging':
    case 'done':
      return 'Judging';
  }
}

function ProgressFigures({ run }: { run: TrainingRun }) {
  const { loss, activeShare, mated, nonMated, validationFnir, stepsPerSecond, step, steps } =
    run.progress!;
  const figures: [string, string][] = [
    ['Step', `${step} of ${steps}`],
    ['Loss', loss.toFixed(4)],
    ['Active triplets', percentText(activeShare)],
    ['Same person', mated.toFixed(3)],
    ['Different people', nonMated.toFixed(3)],
    ['Validation FNIR', validationFnir === null ? '–' : percentText(validationFnir)],
    ['Steps a second', stepsPerSecond.toFixed(1)],
  ];
  return (
    <SimpleGrid cols={{ base: 4, md: 7 }} spacing="sm">
      {figures.map(([label, value]) => (
        <LabeledValue key={label} label={label} value={value} strong />
      ))}
    </SimpleGrid>
  );
}
