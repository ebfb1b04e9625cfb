import { Fragment, useState } from 'react';
import { Badge, Button, Code, Select, Table, Text } from '@mantine/core';
import { IconGauge } from '@tabler/icons-react';
import type {
  EngineName,
  EngineTrial,
  Settings,
  Status,
} from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { engineText, hostText } from '../../i18n/en.ts';
import { notifyError } from '../../ui/notify-error.tsx';
import { Row, Section } from './section.tsx';

/** Which engine runs the networks, which others there are, and how fast each is on this machine. */
export function EngineSetting({
  status,
  settings,
  onChange,
}: {
  status: Status;
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}) {
  const kith = useKith();
  const [measuring, setMeasuring] = useState(false);
  const measure = async (): Promise<void> => {
    setMeasuring(true);
    await kith.system.measureEngines().catch(notifyError);
    setMeasuring(false);
  };
  const usable = status.trials.filter(({ state }) => state === 'in use' || state === 'present');
  const chosen = settings.engine;
  return (
    <Section title="Engine">
      <Row
        title={hostText[status.host]}
        text={
          status.check
            ? `The golden check is off by ${status.check.difference.toExponential(1)}; at most ${status.check.tolerance} is allowed.`
            : 'Engines are tried in order; the first that computes the right numbers is used.'
        }
      >
        <Badge variant="light" color={status.host === 'ready' ? 'kith' : 'amber'}>
          {status.engine ? engineText[status.engine] : 'none'}
        </Badge>
      </Row>
      <Row
        title="Use"
        text="Automatic takes the fastest that was measured here and computes the right numbers."
      >
        <Select
          aria-label="Engine to use"
          w={210}
          allowDeselect={false}
          value={chosen ?? AUTOMATIC}
          onChange={(value) =>
            onChange({ engine: value === AUTOMATIC ? null : (value as EngineName) })
          }
          data={[
            { value: AUTOMATIC, label: 'Automatic' },
            ...new Set([...usable.map(({ engine }) => engine), ...(chosen ? [chosen] : [])]),
          ].map((one) => (typeof one === 'string' ? { value: one, label: engineText[one] } : one))}
        />
      </Row>
      <Table.ScrollContainer minWidth={560} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Engine</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th ta="right">Face</Table.Th>
              <Table.Th ta="right" style={{ whiteSpace: 'nowrap' }}>
                ResNet-50
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {status.trials.map((trial) => (
              <EngineLine key={trial.engine} trial={trial} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <WebGpuAdvice status={status} />
      <Row
        title="Measure the engines"
        text="Tries each and times it: a face alone, and each of a batch of 16. Takes up to a minute; recognition keeps running, but more slowly."
      >
        <Button
          variant="light"
          leftSection={<IconGauge size={16} />}
          loading={measuring}
          onClick={() => void measure()}
        >
          Measure
        </Button>
      </Row>
    </Section>
  );
}

const AUTOMATIC = 'automatic';

/** How to come by WebGPU on a system whose Chromium offers it for some cards only. */
function WebGpuAdvice({ status: { trials, chromium } }: { status: Status }) {
  const webGpu = trials.find(({ engine }) => engine === 'webgpu');
  const switches = chromium?.missingGpuSwitches ?? [];
  if (switches.length === 0 || (webGpu?.state !== 'absent' && webGpu?.state !== 'refused')) {
    return null;
  }
  return (
    <Text size="sm" c="dimmed">
      On Linux, Chromium offers WebGPU for newer cards by Intel and NVIDIA. With another card, start
      Kith with these switches and measure again:
      {switches.map((one) => (
        <Fragment key={one}>
          {' '}
          <Code style={{ whiteSpace: 'nowrap' }}>{one}</Code>
        </Fragment>
      ))}
    </Text>
  );
}

function EngineLine({ trial: { engine, state, reason, speed } }: { trial: EngineTrial }) {
  return (
    <Table.Tr>
      <Table.Td>{engineText[engine]}</Table.Td>
      <Table.Td>
        {state}
        {reason && (
          <Text size="xs" c="dimmed">
            {reason}
          </Text>
        )}
      </Table.Td>
      <SpeedCell speed={speed?.face} />
      <SpeedCell speed={speed?.classic} />
    </Table.Tr>
  );
}

function SpeedCell({ speed }: { speed: { chip: number; batch: number } | null | undefined }) {
  if (!speed) return <Table.Td ta="right">–</Table.Td>;
  const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
  return (
    <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
      {ms(speed.chip)}
      <Text size="xs" c="dimmed">
        {ms(speed.batch)} in a batch
      </Text>
    </Table.Td>
  );
}
