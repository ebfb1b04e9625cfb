import { useState, type ReactNode } from 'react';
import { Select, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import {
  conditionKey,
  type Figures,
  type ModelVersion,
  type Report,
} from '../../../electron/contract/index.ts';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import { termTags } from './term.tsx';
import { useFigureText } from '../../ui/use-figure-text.ts';

/** What was measured of a version and of the one it was compared with, and of a third where one is chosen. */
export function BeforeAndAfter({
  report,
  version,
  versions,
}: {
  report: Report;
  version: ModelVersion;
  versions: readonly ModelVersion[];
}) {
  const kith = useKith();
  const t = useTranslations('training');
  const text = useFigureText();
  const [otherId, setOtherId] = useState<string | null>(null);
  const other = useQuery({
    queryKey: [...keys.version(Number(otherId)), 'report'],
    queryFn: () => kith.versions.report({ versionId: Number(otherId) }),
    enabled: otherId !== null,
  });
  const { figures, groups, simulated } = report.comparison!;
  const compared = other.data?.comparison?.figures.candidate ?? null;
  const choices = versions.filter(({ id, hasReport }) => hasReport && id !== version.id);
  const rows: [key: string, label: ReactNode, value: (figures: Figures) => string][] = [
    ['fnir', t.rich('evaluation.fnir', termTags), ({ fnir }) => text.rate(fnir)],
    ['fpir', t.rich('evaluation.fpir', termTags), ({ fpir }) => text.rate(fpir)],
    ['rank1', t('report.rank1'), ({ rank1 }) => text.percent(rank1)],
    ['eer', t('report.eer'), ({ eer }) => text.percent(eer)],
    ['auc', t('report.auc'), ({ auc }) => text.decimal(auc, 4)],
    ['mated', t('report.mated'), ({ matedComparisons }) => text.number(matedComparisons)],
    [
      'strangers',
      t('report.strangers'),
      ({ strangers, strangerPeople }) =>
        strangerPeople === null
          ? text.number(strangers)
          : t('report.strangersOf', { searches: strangers, people: strangerPeople }),
    ],
  ];
  return (
    <Panel
      title={t('report.figures')}
      text={t('report.figuresText', { share: text.percent(report.wantedFpir) })}
      actions={
        choices.length > 0 && (
          <Select
            aria-label={t('report.compareLabel')}
            placeholder={t('report.compare')}
            clearable
            data={choices.map((one) => ({ value: String(one.id), label: text.version(one) }))}
            value={otherId}
            onChange={setOtherId}
          />
        )
      }
    >
      <Table.ScrollContainer minWidth={460} type="native">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th aria-label={t('report.figure')} />
              <Table.Th>
                {report.comparedWith ? text.version(report.comparedWith) : t('before')}
              </Table.Th>
              <Table.Th>{text.version(version)}</Table.Th>
              {compared && (
                <Table.Th>
                  {text.version(versions.find(({ id }) => id === Number(otherId))!)}
                </Table.Th>
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([key, label, show]) => (
              <Table.Tr key={key}>
                <Table.Td>{label}</Table.Td>
                <Table.Td>{show(figures.current)}</Table.Td>
                <Table.Td>{show(figures.candidate)}</Table.Td>
                {compared && <Table.Td>{show(compared)}</Table.Td>}
              </Table.Tr>
            ))}
            {groups.length > 1 &&
              groups.map(({ group, current, candidate }) => (
                <Table.Tr key={group}>
                  <Table.Td>
                    {t('report.missedAmong', { condition: conditionKey(group), name: group })}
                  </Table.Td>
                  <Table.Td>{text.percent(current)}</Table.Td>
                  <Table.Td>{text.percent(candidate)}</Table.Td>
                  {compared && <Table.Td />}
                </Table.Tr>
              ))}
            {simulated && (
              <Table.Tr>
                <Table.Td>{t('report.simulated')}</Table.Td>
                <Table.Td>{text.percent(simulated.current)}</Table.Td>
                <Table.Td>{text.percent(simulated.candidate)}</Table.Td>
                {compared && <Table.Td />}
              </Table.Tr>
            )}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {compared && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('report.twoRuns')}
        </Text>
      )}
    </Panel>
  );
}
