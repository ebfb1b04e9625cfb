import { Fragment, useState } from 'react';
import { Badge, Button, Code, Select, Table, Text } from '@mantine/core';
import { IconGauge } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { EngineTrial, Settings, Status } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { RuntimesTable } from './runtimes-table.tsx';
import { Row, Section } from './section.tsx';
import { TrialState } from './trial-state.tsx';

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
  const t = useTranslations('settings.engine');
  const host = useTranslations('common.host');
  const format = useFormatter();
  const kith = useKith();
  const [measuring, setMeasuring] = useState(false);
  const measure = async (): Promise<void> => {
    setMeasuring(true);
    await kith.system.measureEngines().catch(notifyError);
    setMeasuring(false);
  };
  const usable = status.trials.filter(({ state }) => state === 'in use' || state === 'present');
  const chosen = settings.engine;
  const offered = new Set([...usable.map(({ engine }) => engine), ...(chosen ? [chosen] : [])]);
  return (
    <Section title={t('title')}>
      <Row
        title={host(status.host)}
        text={
          status.check
            ? t('check', {
                difference: format.number(status.check.difference, {
                  notation: 'scientific',
                  maximumFractionDigits: 1,
                }),
                tolerance: format.number(status.check.tolerance, {
                  maximumSignificantDigits: 3,
                }),
              })
            : t('tried')
        }
      >
        <Badge variant="light" color={status.host === 'ready' ? 'kith' : 'amber'}>
          {status.engine ? t(`engines.${status.engine}`) : t('none')}
        </Badge>
      </Row>
      <Row title={t('use')} text={t('useText')}>
        <Select
          aria-label={t('useLabel')}
          w={210}
          allowDeselect={false}
          value={chosen ?? AUTOMATIC}
          onChange={(value) => onChange({ engine: value === AUTOMATIC ? null : value })}
          data={[
            { value: AUTOMATIC, label: t('automatic') },
            ...[...offered].map((engine) => ({ value: engine, label: t(`engines.${engine}`) })),
          ]}
        />
      </Row>
      <Table.ScrollContainer minWidth={560} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('name')}</Table.Th>
              <Table.Th>{t('state')}</Table.Th>
              <Table.Th ta="end">{t('face')}</Table.Th>
              <Table.Th ta="end" style={{ whiteSpace: 'nowrap' }}>
                {t('resnet')}
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
      <RuntimesTable runtimes={status.runtimes} />
      <WebGpuAdvice status={status} />
      <Row title={t('measure')} text={t('measureText')}>
        <Button
          variant="light"
          leftSection={<IconGauge size={16} />}
          loading={measuring}
          onClick={() => void measure()}
        >
          {t('measureNow')}
        </Button>
      </Row>
    </Section>
  );
}

const AUTOMATIC = 'automatic';

/** How to come by WebGPU on a system whose Chromium offers it for some cards only. */
function WebGpuAdvice({ status: { trials, chromium } }: { status: Status }) {
  const t = useTranslations('settings.engine');
  const webGpu = trials.find(({ engine }) => engine === 'webgpu');
  const switches = chromium?.missingGpuSwitches ?? [];
  if (switches.length === 0 || (webGpu?.state !== 'absent' && webGpu?.state !== 'refused')) {
    return null;
  }
  return (
    <Text size="sm" c="dimmed">
      {t('switches')}
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
  const t = useTranslations('settings.engine');
  return (
    <Table.Tr>
      <Table.Td>{t(`engines.${engine}`)}</Table.Td>
      <Table.Td>
        <TrialState state={state} reason={reason} />
      </Table.Td>
      <SpeedCell speed={speed?.face} />
      <SpeedCell speed={speed?.classic} />
    </Table.Tr>
  );
}

function SpeedCell({ speed }: { speed: { chip: number; batch: number } | null | undefined }) {
  const t = useTranslations('settings.engine');
  const format = useFormatter();
  if (!speed) return <Table.Td ta="end">–</Table.Td>;
  const milliseconds = (value: number): string =>
    t('milliseconds', {
      time: format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 }),
    });
  return (
    <Table.Td ta="end" style={{ whiteSpace: 'nowrap' }}>
      {milliseconds(speed.chip)}
      <Text size="xs" c="dimmed">
        {t('inBatch', { time: milliseconds(speed.batch) })}
      </Text>
    </Table.Td>
  );
}
