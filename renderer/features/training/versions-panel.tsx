import { useRef, useState } from 'react';
import { ActionIcon, Badge, Button, Group, Menu, Table, Text } from '@mantine/core';
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
import { useFormatter, useTranslations } from 'use-intl';
import { Link } from 'wouter';
import {
  hasCode,
  KithError,
  limits,
  type Activation,
  type ModelVersion,
} from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { download } from '../../ui/download.ts';
import { notifyError } from '../../ui/notify-error.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ActivationProgress } from './activation-progress.tsx';
import { useFigureText } from '../../ui/use-figure-text.ts';
import { resultColor, resultOfVersion } from './verdict-words.ts';
import { VersionQuestion, type Question } from './version-question.tsx';

/** All model versions, and what can be done with each. */
export function VersionsPanel({
  versions,
  activation,
}: {
  versions: readonly ModelVersion[];
  activation: Activation | null;
}) {
  const kith = useKith();
  const t = useTranslations('training');
  const format = useFormatter();
  const text = useFigureText();
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
  const exportTo = async (version: ModelVersion): Promise<void> =>
    download(
      await kith.versions.export({ versionId: version.id }),
      `${text.version(version)}.kith-model`,
    );
  const importFrom = async (file: File): Promise<void> => {
    // What the owner would refuse is not sent to it.
    if (file.size > limits.versionBytes) {
      throw new KithError('NotAVersion', undefined, { flaw: 'fileTooLarge' });
    }
    await kith.versions.import({ file });
  };
  const previous = versions.find((version) => version.previous);
  return (
    <Panel
      title={t('versions.title')}
      text={t('versions.text')}
      actions={
        <>
          {previous && !activation && (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={18} />}
              onClick={() => void kith.versions.rollback().catch(notifyError)}
            >
              {t('versions.rollBack', { version: text.version(previous) })}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconUpload size={18} />}
            onClick={() => input.current?.click()}
          >
            {t('versions.import')}
          </Button>
        </>
      }
    >
      {activation && <ActivationProgress activation={activation} versions={versions} />}
      <Table.ScrollContainer minWidth={560} type="native">
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('versions.version')}</Table.Th>
              <Table.Th>{t('versions.network')}</Table.Th>
              <Table.Th>{t('versions.verdict')}</Table.Th>
              <Table.Th>{t('versions.made')}</Table.Th>
              <Table.Th aria-label={t('versions.actions')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {versions.map((version) => (
              <Table.Tr key={version.id}>
                <Table.Td>
                  <Group gap={8}>
                    <Text size="sm" fw={550}>
                      {text.version(version)}
                    </Text>
                    {version.active && (
                      <Badge
                        miw="max-content"
                        variant="light"
                        leftSection={<IconCheck size={12} />}
                      >
                        {t('versions.active')}
                      </Badge>
                    )}
                  </Group>
                  {version.learnedFrom.removed > 0 && (
                    <Text size="xs" c="dimmed">
                      {t('versions.learnedFromRemoved', { count: version.learnedFrom.removed })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  {t('versions.networkOf', {
                    profile: version.profile,
                    head: version.head ?? 'none',
                  })}
                </Table.Td>
                <Table.Td>
                  <VersionResult version={version} />
                </Table.Td>
                <Table.Td>{format.dateTime(version.createdAt, { dateStyle: 'medium' })}</Table.Td>
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
                        {t('versions.report')}
                      </Button>
                    )}
                    {!version.active && (
                      <Button size="xs" variant="default" onClick={() => void activate(version)}>
                        {t('versions.activate')}
                      </Button>
                    )}
                    {version.origin !== 'shipped' && (
                      <Menu position="bottom-end">
                        <Menu.Target>
                          <ActionIcon
                            variant="default"
                            size={30}
                            aria-label={t('versions.more', { version: text.version(version) })}
                          >
                            <IconDots size={16} />
                          </ActionIcon>
                        </Menu.Target>
                        <Menu.Dropdown>
                          <Menu.Item
                            leftSection={<IconPencil size={16} />}
                            onClick={() => setQuestion({ kind: 'rename', version })}
                          >
                            {t('versions.rename')}
                          </Menu.Item>
                          <Menu.Item
                            leftSection={<IconDownload size={16} />}
                            onClick={() => void exportTo(version).catch(notifyError)}
                          >
                            {t('versions.export')}
                          </Menu.Item>
                          {!version.active && (
                            <Menu.Item
                              color="red"
                              leftSection={<IconTrash size={16} />}
                              onClick={() => setQuestion({ kind: 'remove', version })}
                            >
                              {t('versions.remove')}
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
      </Table.ScrollContainer>
      <input
        ref={input}
        type="file"
        hidden
        accept=".kith-model"
        aria-label={t('versions.file')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) importFrom(file).catch(notifyError);
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

/** What a version came to when it was judged, or why it was not. */
function VersionResult({ version }: { version: ModelVersion }) {
  const t = useTranslations('training');
  const result = resultOfVersion(version);
  if (result === null) {
    return (
      <Text size="sm" c="dimmed">
        {version.origin === 'shipped' ? t('versions.baseline') : t('versions.notJudged')}
      </Text>
    );
  }
  return (
    <Badge miw="max-content" variant="light" color={resultColor[result]}>
      {t(`verdict.${result}.title`)}
    </Badge>
  );
}
