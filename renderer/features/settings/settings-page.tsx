import {
  Alert,
  Badge,
  Button,
  Code,
  Group,
  SegmentedControl,
  Stack,
  Switch,
  Table,
  Text,
} from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { Place, Settings, Status } from '../../../electron/contract/index.ts';
import { useKith, useSettings, useStatus } from '../../owner/kith-context.tsx';
import { SourcePicker } from '../../capture/source-picker.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { EngineSetting } from './engine-setting.tsx';
import { KeepActivitySwitch } from './keep-activity-switch.tsx';
import { SandboxSetting } from './sandbox-setting.tsx';
import { Row, Section } from './section.tsx';
import { ThresholdSetting } from './threshold-setting.tsx';

/** The user's choices, and the state of everything they may want to check. */
export function SettingsPage() {
  const kith = useKith();
  const settingsQuery = useSettings();
  const statusQuery = useStatus();
  const error = settingsQuery.error ?? statusQuery.error;
  const [settings, status] = [settingsQuery.data, statusQuery.data];
  if (!settings || !status) {
    return <Page title="Settings">{error && <ErrorNotice error={error} />}</Page>;
  }
  const update = (change: Partial<Settings>): void => {
    void kith.settings.update(change).catch(notifyError);
  };
  return (
    <Page title="Settings">
      <Stack gap="md">
        <Section title="Recognition">
          <ThresholdSetting
            settings={settings}
            status={status}
            onSave={(change) => kith.settings.update(change)}
          />
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
          <Row
            title="Keep activity"
            text="Who was recognized when, with the face as it was seen, in the encrypted gallery."
          >
            <KeepActivitySwitch label="Keep activity" checked={settings.keepActivity} />
          </Row>
          <Row
            title="Data folder"
            text={`The gallery, its log and, where it must, its key: ${status.dataFolder}`}
          >
            {status.canReveal ? (
              <Group gap="xs">
                <Reveal place="data folder">Open</Reveal>
                <Reveal place="log">Show the log</Reveal>
              </Group>
            ) : (
              <Code>{status.dataFolder}</Code>
            )}
          </Row>
          <Row title="Key" text={status.key.description}>
            <Badge color={status.key.weak ? 'amber' : 'kith'} variant="light">
              {status.key.weak ? 'Weak' : 'Strong'}
            </Badge>
          </Row>
          {status.chromium && <SandboxSetting sandboxed={status.chromium.sandboxed} />}
          {status.updates && (
            <Row
              title="Look for newer versions"
              text={`${updateText(status.updates)} Kith looks once a day, at the address it was packed with, which learns your network address and the version you have. Off, it talks to nobody.`}
            >
              <Switch
                aria-label="Look for newer versions"
                checked={settings.updates}
                onChange={(event) => update({ updates: event.currentTarget.checked })}
              />
            </Row>
          )}
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
        <EngineSetting status={status} settings={settings} onChange={update} />
        <Packs status={status} />
        <Text size="xs" c="dimmed">
          Kith {status.version}, {status.shell} shell
        </Text>
      </Stack>
    </Page>
  );
}

function updateText(updates: NonNullable<Status['updates']>): string {
  switch (updates.state) {
    case 'off':
      return '';
    case 'looking':
      return 'Looking now.';
    case 'newest':
      return 'This is the newest version.';
    case 'loading':
      return `Version ${updates.version} is being fetched.`;
    case 'ready':
      return `Version ${updates.version} is ready, and installed when Kith quits.`;
    case 'failed':
      return `The last look failed: ${updates.reason}.`;
  }
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

/** A button that shows a place of Kith's in the system's file manager. */
function Reveal({ place, children }: { place: Place; children: string }) {
  const kith = useKith();
  return (
    <Button
      variant="light"
      size="compact-sm"
      onClick={() => void kith.system.reveal({ place }).catch(notifyError)}
    >
      {children}
    </Button>
  );
}
