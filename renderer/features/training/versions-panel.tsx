import { useRef, useState } from 'react';
import { ActionIcon, Badge, Button, Group, Menu, Progress, Table, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCheck,
  IconDots,
  IconDownload,
  IconPencil,
  IconReportAnalytics,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react';
import { Link } from 'wouter';
import { hasCode, type Activation, type ModelVersion } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { countText } from '../../i18n/en.ts';
import { notifyError } from '../../ui/notify-error.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { VersionQuestion, type Question } from './version-question.tsx';
import { verdictText, versionName } from './words.ts';

/** All model versions, and what can be done with each. */
export function VersionsPanel({
  versions,
  activation,
}: {
  versions: readonly ModelVersion[];
  activation: Activation | null;
}) {
  const kith = useKith();
  const input = useRef<HTMLInputElement>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const activate = async (version: ModelVersion): Promise<void> => {
    try {
      await kith.versions.activate({ versionId: version.id, confirmed: false });
    } catch (error) {
      if (hasCode(error, 'NotJudgedBetter')) setQuestion({ kind: 'activate', version });
      else notifyError(error);
    }
  };
  const download = async (version: ModelVersion): Promise<void> => {
    const blob = await kith.versions.export({ versionId: version.id });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = `${versionName(version)}.kith-model`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  const canRollBack = versions.length > 1 && !activation;
  return (
    <Panel
      title="Versions"
      text="One is active. Activating another one re-embeds everyone in the background; the old one stays active until that is done."
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={18} />}
            disabled={!canRollBack}
            onClick={() => void kith.versions.rollback().catch(notifyError)}
          >
            Roll back
          </Button>
          <Button
            variant="default"
            leftSection={<IconUpload size={18} />}
            onClick={() => input.current?.click()}
          >
            Import
          </Button>
        </>
      }
    >
      {activation && <ActivationProgress activation={activation} versions={versions} />}
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Version</Table.Th>
            <Table.Th>Network</Table.Th>
            <Table.Th>Verdict</Table.Th>
            <Table.Th>Made</Table.Th>
            <Table.Th aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map((version) => (
            <Table.Tr key={version.id}>
              <Table.Td>
                <Group gap={8}>
                  <Text size="sm" fw={550}>
                    {versionName(version)}
                  </Text>
                  {version.active && (
                    <Badge variant="light" leftSection={<IconCheck size={12} />}>
                      Active
                    </Badge>
                  )}
                </Group>
                {version.learnedFrom.removed > 0 && (
                  <Text size="xs" c="dimmed">
                    Learned from {countText(version.learnedFrom.removed, 'person')} since removed
                  </Text>
                )}
              </Table.Td>
              <Table.Td>
                {version.profile === 'face' ? 'Face network' : 'ResNet-50'}
                {version.head && ` + ${version.head === 'adapter' ? 'adapter' : 'textbook layers'}`}
              </Table.Td>
              <Table.Td>
                {version.verdict ? (
                  <Badge variant="light" color={verdictText[version.verdict].color}>
                    {verdictText[version.verdict].title}
                  </Badge>
                ) : (
                  <Text size="sm" c="dimmed">
                    {version.origin === 'shipped' ? 'The baseline' : 'Not judged here'}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{version.createdAt.toLocaleDateString()}</Table.Td>
              <Table.Td>
                <Group gap={6} justify="flex-end" wrap="nowrap">
                  {version.hasReport && (
                    <Button
                      component={Link}
                      href={`/training/${version.id}`}
                      size="xs"
                      variant="subtle"
                      leftSection={<IconReportAnalytics size={16} />}
                    >
                      Report
                    </Button>
                  )}
                  {!version.active && (
                    <Button size="xs" variant="default" onClick={() => void activate(version)}>
                      Activate
                    </Button>
                  )}
                  {version.origin !== 'shipped' && (
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <ActionIcon
                          variant="default"
                          size={30}
                          aria-label={`More for ${versionName(version)}`}
                        >
                          <IconDots size={16} />
                        </ActionIcon>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item
                          leftSection={<IconPencil size={16} />}
                          onClick={() => setQuestion({ kind: 'rename', version })}
                        >
                          Rename
                        </Menu.Item>
                        <Menu.Item
                          leftSection={<IconDownload size={16} />}
                          onClick={() => void download(version).catch(notifyError)}
                        >
                          Export
                        </Menu.Item>
                        {!version.active && (
                          <Menu.Item
                            color="red"
                            leftSection={<IconTrash size={16} />}
                            onClick={() => setQuestion({ kind: 'remove', version })}
                          >
                            Remove
                          </Menu.Item>
                        )}
                      </Menu.Dropdown>
                    </Menu>
                  )}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <input
        ref={input}
        type="file"
        hidden
        accept=".kith-model"
        aria-label="A model version’s file"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void kith.versions.import({ file }).catch(notifyError);
          currentTarget.value = '';
        }}
      />
      {question && (
        <VersionQuestion
          question={question}
          versions={versions}
          onClose={() => setQuestion(null)}
        />
      )}
    </Panel>
  );
}

function ActivationProgress({
  activation,
  versions,
}: {
  activation: Activation;
  versions: readonly ModelVersion[];
}) {
  const kith = useKith();
  const version = versions.find(({ id }) => id === activation.versionId);
  if (activation.error) {
    return (
      <ErrorNotice error={activation.error}>
        <Button
          mt="sm"
          variant="default"
          onClick={() => void kith.versions.cancelActivation().catch(notifyError)}
        >
          Stay with the current version
        </Button>
      </ErrorNotice>
    );
  }
  return (
    <Group wrap="nowrap" mb="sm" role="status">
      <Text size="sm" style={{ flexShrink: 0 }}>
        Activating {version ? versionName(version) : 'a version'}
      </Text>
      <Progress
        style={{ flex: 1 }}
        value={activation.total === 0 ? 100 : (activation.done / activation.total) * 100}
        aria-label="Progress of the activation"
      />
      <Text size="sm">
        {activation.done} of {activation.total}
      </Text>
      <Button
        size="xs"
        variant="default"
        onClick={() => void kith.versions.cancelActivation().catch(notifyError)}
      >
        Stop
      </Button>
    </Group>
  );
}
