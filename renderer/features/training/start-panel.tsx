import { useState } from 'react';
import {
  Accordion,
  Alert,
  Anchor,
  Button,
  Group,
  List,
  SegmentedControl,
  Stack,
  Switch,
  Text,
} from '@mantine/core';
import { IconBarbell, IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import {
  trainingPresets,
  type PackFetch,
  type PresetName,
  type TrainingParameters,
  type TrainingPlan,
} from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useJudgeWords } from '../../ui/use-judge-words.ts';
import { WorkProgress } from '../../ui/work-progress.tsx';
import { ParameterFields } from './parameter-fields.tsx';
import { StrangersPicker } from './strangers-picker.tsx';

const presets = Object.keys(trainingPresets) as PresetName[];

/** What a run would use, and how it is started. */
export function StartPanel({ plan, pack }: { plan: TrainingPlan; pack: PackFetch }) {
  const kith = useKith();
  const t = useTranslations('training');
  const words = useJudgeWords();
  const [preset, setPreset] = useState<PresetName>('quick');
  const [parameters, setParameters] = useState<TrainingParameters>(trainingPresets.quick);
  const [activate, setActivate] = useState(true);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const needsPack = parameters.profile === 'classic' && pack.state !== 'present';
  const choose = (name: PresetName): void => {
    setPreset(name);
    setParameters(trainingPresets[name]);
  };
  const start = async (): Promise<void> => {
    setWorking(true);
    setError(null);
    try {
      await kith.training.start({ parameters, activate });
    } catch (problem) {
      setError(problem);
    }
    setWorking(false);
  };
  return (
    <Panel
      title={t('start.title')}
      text={<PlanText plan={plan} />}
      actions={
        <Button
          leftSection={<IconBarbell size={18} />}
          loading={working}
          disabled={plan.missing.length > 0 || needsPack}
          onClick={() => void start()}
        >
          {t('start.button')}
        </Button>
      }
    >
      <Stack gap="md">
        {plan.missing.length > 0 && (
          <Alert color="amber" title={t('start.tooFew')}>
            {plan.missing.map(words.reason).join(' ')}{' '}
            <Anchor component={Link} inherit href="/enroll">
              {t('start.enroll')}
            </Anchor>
          </Alert>
        )}
        {plan.missing.length === 0 && plan.missingToJudge.length > 0 && (
          <Alert color="amber" title={t('start.tooFewToJudge')}>
            <Text size="sm">{t('start.keptForStudy')}</Text>
            <List size="sm" mt={4}>
              {plan.missingToJudge.map((missing) => (
                <List.Item key={missing.kind}>{words.reason(missing)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {plan.doubtful.length > 0 && <Doubtful count={plan.doubtful.length} />}
        {error !== null && <ErrorNotice error={error} />}
        <div>
          <SegmentedControl
            aria-label={t('start.preset')}
            value={preset}
            onChange={(value) => choose(value)}
            data={presets.map((value) => ({ value, label: t(`start.presets.${value}.title`) }))}
          />
          <Text size="sm" c="dimmed" mt={6}>
            {t(`start.presets.${preset}.text`)}
          </Text>
        </div>
        {needsPack && <ClassicPack pack={pack} />}
        <StrangersPicker
          photos={plan.strangers}
          people={plan.strangerPeople}
          enrolled={plan.enrolledStrangers}
        />
        <Switch
          label={t('start.activate')}
          checked={activate}
          onChange={(event) => setActivate(event.currentTarget.checked)}
        />
        <Accordion variant="contained" radius="md">
          <Accordion.Item value="advanced">
            <Accordion.Control>{t('start.parameters')}</Accordion.Control>
            <Accordion.Panel>
              <ParameterFields parameters={parameters} onChange={setParameters} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      </Stack>
    </Panel>
  );
}

function PlanText({ plan }: { plan: TrainingPlan }) {
  const t = useTranslations('training.start');
  const { people, samples, repeated, leftOut } = plan;
  const sentences = [
    t('plan', { people, samples }),
    ...(repeated > 0 ? [t('repeated', { count: repeated })] : []),
    ...(leftOut.length > 0 ? [t('leftOut', { count: leftOut.length })] : []),
  ];
  return sentences.join(' ');
}

function Doubtful({ count }: { count: number }) {
  const t = useTranslations('training.labels');
  return (
    <Alert color="amber" title={t('notice', { count })}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{t('noticeText')}</Text>
        <Button component={Link} href="/training/labels" variant="default" size="xs">
          {t('review')}
        </Button>
      </Group>
    </Alert>
  );
}

function ClassicPack({ pack }: { pack: PackFetch }) {
  const kith = useKith();
  const t = useTranslations('training.classic');
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  return (
    <Alert color="kith" title={t('title')}>
      <Text size="sm">{t('text', { megabytes: megabytes(pack.total) })}</Text>
      {pack.error && <ErrorNotice error={pack.error} />}
      {pack.state === 'fetching' ? (
        <WorkProgress
          label={t('progress')}
          share={pack.received / pack.total}
          text={t('received', { done: megabytes(pack.received), total: megabytes(pack.total) })}
          onStop={() => void kith.training.cancelFetch().catch(notifyError)}
        />
      ) : (
        <Button
          mt="sm"
          variant="default"
          leftSection={<IconDownload size={18} />}
          onClick={() => void kith.training.fetchClassic().catch(notifyError)}
        >
          {t('fetch')}
        </Button>
      )}
    </Alert>
  );
}
