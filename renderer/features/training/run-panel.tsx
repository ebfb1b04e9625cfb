import { useState, type ReactNode } from 'react';
import { Alert, Button, Group, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop, IconReportAnalytics } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { TrainingRun } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { useDescribeError } from '../../ui/describe-error.ts';
import { notifyError } from '../../ui/notify-error.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LabeledValue } from '../../ui/labeled-value.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RunCurves } from './run-curves.tsx';
import { JudgeAgain } from './judge-again.tsx';
import { useFigureText } from '../../ui/use-figure-text.ts';
import { headlineOf, resultColor, resultOfRun } from './verdict-words.ts';

/** The run that is under way, was interrupted, or ended last. Its headline says what happened. */
export function RunPanel({ run, activeId }: { run: TrainingRun; activeId: number }) {
  const kith = useKith();
  const t = useTranslations('training.run');
  const describe = useDescribeError();
  const [working, setWorking] = useState(false);
  const call = (what: () => Promise<unknown>) => async () => {
    setWorking(true);
    await what().catch(notifyError);
    setWorking(false);
  };
  if (run.status === 'running') {
    return <Running run={run} working={working} onCancel={call(() => kith.training.cancel())} />;
  }
  const discard = (
    <Button
      variant="default"
      loading={working}
      onClick={() => void call(() => kith.training.discard())()}
    >
      {run.status === 'interrupted' ? t('discard') : t('dismiss')}
    </Button>
  );
  const headline = t(`headline.${headlineOf(run, activeId)}`);
  const error = run.error && describe(run.error);
  switch (run.status) {
    case 'interrupted':
      return (
        <Alert color="amber" title={headline} role="status">
          <Text size="sm">
            {error?.title ?? t('closed')} {run.parameters ? t('kept') : error?.next}
          </Text>
          <Group mt="sm" gap="xs">
            {run.parameters && (
              <Button
                leftSection={<IconPlayerPlay size={18} />}
                loading={working}
                onClick={() => void call(() => kith.training.resume())()}
              >
                {t('resume')}
              </Button>
            )}
            {discard}
          </Group>
        </Alert>
      );
    case 'canceled':
      return (
        <Alert color="gray" title={headline} role="status">
          <Text size="sm" mb="sm">
            {t('changedNothing')}
          </Text>
          {discard}
        </Alert>
      );
    case 'failed':
      return (
        <Alert color="red" title={headline} role="alert">
          <Text size="sm" mb="sm">
            {error?.title} {error?.next} {t('changedNothing')}
          </Text>
          {discard}
        </Alert>
      );
    case 'finished':
      return <Finished run={run} activeId={activeId} headline={headline} discard={discard} />;
  }
}

function Running({
  run,
  working,
  onCancel,
}: {
  run: TrainingRun;
  working: boolean;
  onCancel: () => Promise<void>;
}) {
  const t = useTranslations('training');
  const text = useFigureText();
  const stage = useStageText();
  return (
    <Panel
      title={stage(run)}
      text={
        run.secondsLeft === null
          ? t('run.goesOn')
          : t('run.left', { duration: text.duration(run.secondsLeft) })
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconPlayerStop size={18} />}
          loading={working}
          onClick={() => void onCancel()}
        >
          {t('cancel')}
        </Button>
      }
    >
      <Stack gap="sm">
        <Progress value={run.share * 100} aria-label={t('run.progress')} />
        {run.progress && <ProgressFigures progress={run.progress} />}
        <RunCurves curve={run.curve} />
      </Stack>
    </Panel>
  );
}

function Finished({
  run,
  activeId,
  headline,
  discard,
}: {
  run: TrainingRun;
  activeId: number;
  headline: string;
  discard: ReactNode;
}) {
  const t = useTranslations('training');
  const text = useFigureText();
  const result = resultOfRun(run);
  const about = aboutActivation(run, activeId);
  const sentences = [
    t(`verdict.${result}.text`),
    ...(run.comparedWith
      ? [t('run.comparedWith', { version: text.version(run.comparedWith) })]
      : []),
    ...(about ? [t(`run.activation.${about}`)] : []),
  ];
  return (
    <Alert color={resultColor[result]} title={headline} role="status">
      <Text size="sm">{sentences.join(' ')}</Text>
      {run.error && <ErrorNotice error={run.error} />}
      <Group mt="sm" gap="xs">
        <Button
          component={Link}
          href={`/training/${run.versionId}`}
          variant="default"
          leftSection={<IconReportAnalytics size={18} />}
        >
          {t('run.report')}
        </Button>
        <JudgeAgain versionId={run.versionId!} />
        {discard}
      </Group>
    </Alert>
  );
}

/** What is to say of the candidate's activation that the headline does not, as a key; null where that is nothing. */
function aboutActivation(run: TrainingRun, activeId: number) {
  const { verdict, activation } = run;
  if (activation === 'parent-left' && run.comparedWith?.versionId !== activeId) return 'parentLeft';
  if (verdict === 'better') return null;
  if (activation === 'under-way') return 'underWay';
  return activation === 'failed' || activation === 'stopped' ? activation : null;
}

function useStageText() {
  const t = useTranslations('training.run.stage');
  return ({ stage, part, parts }: TrainingRun): string => {
    switch (stage) {
      case 'preparing':
      case 'features':
        return t('looking');
      case 'training':
        return part === parts ? t('candidate') : t('fold', { part, parts: parts - 1 });
      case 'judging':
      case 'done':
        return t('judging');
    }
  };
}

function ProgressFigures({ progress }: { progress: NonNullable<TrainingRun['progress']> }) {
  const t = useTranslations('training');
  const text = useFigureText();
  const { loss, activeShare, mated, nonMated, validationFnir, stepsPerSecond, step, steps } =
    progress;
  const figures: [string, string][] = [
    [t('step'), t('progressOf', { done: step, total: steps })],
    [t('loss'), text.decimal(loss, 4)],
    [t('run.activeTriplets'), text.percent(activeShare)],
    [t('samePerson'), text.decimal(mated, 3)],
    [t('differentPeople'), text.decimal(nonMated, 3)],
    [t('validationFnir'), validationFnir === null ? '–' : text.percent(validationFnir)],
    [t('run.stepsPerSecond'), text.decimal(stepsPerSecond, 1)],
  ];
  return (
    <SimpleGrid cols={{ base: 2, xs: 4, md: 7 }} spacing="sm">
      {figures.map(([label, value]) => (
        <LabeledValue key={label} label={label} value={value} strong />
      ))}
    </SimpleGrid>
  );
}
