import type { ReactNode } from 'react';
import {
  Alert,
  Badge,
  Code,
  Group,
  SegmentedControl,
  Stack,
  Switch,
  Table,
  Text,
} from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { Settings, Status } from '../../../electron/contract/index.ts';
import { useKith, useSettings, useStatus } from '../../app/kith-context.tsx';
import { SourcePicker } from '../../capture/source-picker.tsx';
import { hostText } from '../../i18n/en.ts';
import { notifyError } from '../../ui/describe-error.ts';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ThresholdSetting } from './threshold-setting.tsx';

/** The user's choices, and the state of everything they may want to check. */
export function SettingsPage() {
  const kith = useKith();
  const settings = useSettings().data;
  const status = useStatus().data;
  if (!settings || !status) return null;
  const update = (change: Partial<Settings>): void => {
    void kith.settings.update(change).catch(notifyError);
  };
  return (
    <Page title="Settings">
      <Stack gap="md">
        <Section title="Recognition">
          <ThresholdSetting settings={settings} status={status} onChange={update} />
          <Row
            title="Camera"
            text="Remembered, and opened first. A video file can be chosen on the Live and Enroll pages."
          >
            <SourcePicker
              source={{ kind: 'camera', id: settings.cameraId }}
              playing={false}
              camerasOnly
              onChoose={(source) => {
                if (source.kind === 'camera') update({ cameraId: source.id });
              }}
            />
          </Row>
        </Section>
        <Section title="Privacy">
          <Row
            title="Keep pictures"
            text="The cropped faces, encrypted. Retraining and a new network need them; without them everyone has to be enrolled again. Turning this off changes what is kept from now on."
          >
            <Switch
              aria-label="Keep pictures"
              checked={settings.keepChips}
              onChange={(event) => update({ keepChips: event.currentTarget.checked })}
            />
          </Row>
          <Row title="Keep activity" text="Who was recognized when, in the encrypted gallery.">
            <Switch
              aria-label="Keep activity"
              checked={settings.keepActivity}
              onChange={(event) => update({ keepActivity: event.currentTarget.checked })}
            />
          </Row>
          <Row title="Data folder" text="The gallery, its log and, where it must, its key.">
            <Code>{status.dataFolder}</Code>
          </Row>
          <Row title="Key" text={status.key.description}>
            <Badge color={status.key.weak ? 'amber' : 'kith'} variant="light">
              {status.key.weak ? 'Weak' : 'Strong'}
            </Badge>
          </Row>
          {status.key.weak && (
            <Alert color="amber" icon={<IconKey size={18} />} title="The key is weak">
              Whoever can read your files can read the gallery. Install or unlock a keyring (GNOME
              Keyring, KWallet) and start with a new data folder to have the system keep the key.
            </Alert>
          )}
        </Section>
        <Section title="Appearance">
          <Row title="Theme">
            <SegmentedControl
              aria-label="Theme"
              value={settings.theme}
              onChange={(theme) => update({ theme: theme })}
              data={[
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
                { value: 'system', label: 'System' },
              ]}
            />
          </Row>
        </Section>
        <Engine status={status} />
        <Packs status={status} />
        <Text size="xs" c="dimmed">
          Kith {status.version}, {status.shell} shell
        </Text>
      </Stack>
    </Page>
  );
}

function Engine({ status }: { status: Status }) {
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
          {status.engine ?? 'none'}
        </Badge>
      </Row>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Engine</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Why</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {status.trials.map(({ engine, state, reason }) => (
            <Table.Tr key={engine}>
              <Table.Td>{engine}</Table.Td>
              <Table.Td>{state}</Table.Td>
              <Table.Td>{reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

function Packs({ status }: { status: Status }) {
  return (
    <Section title="Networks and licenses">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Network</Table.Th>
            <Table.Th>From</Table.Th>
            <Table.Th>License</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {status.packs.map(({ id, title, source, license }) => (
            <Table.Tr key={id}>
              <Table.Td>{title}</Table.Td>
              <Table.Td>
                {source.package} {source.version}
              </Table.Td>
              <Table.Td>
                {license.spdx}
                <Text size="xs" c="dimmed">
                  {license.notice}
                </Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      <Stack gap="sm">{children}</Stack>
    </Panel>
  );
}

/** A setting: what it is on the left, its control on the right. */
function Row({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="lg">
      <div>
        <Text size="sm" fw={550}>
          {title}
        </Text>
        {text && (
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        )}
      </div>
      <div style={{ flexShrink: 0, maxWidth: '50%', overflowWrap: 'anywhere' }}>{children}</div>
    </Group>
  );
}
