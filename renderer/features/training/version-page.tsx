import { useState, type ReactNode } from 'react';
import { Alert, Button, Group, List, Select, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Figures, ModelVersion, Report } from '../../../electron/contract/index.ts';
import { keys, useKith, useVersions } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { countText } from '../../i18n/en.ts';
import { LabeledValue } from '../../ui/labeled-value.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DetPlot } from './det-plot.tsx';
import { DistancePlot } from './distance-plot.tsx';
import { EmbeddingMap } from './embedding-map.tsx';
import { JudgeAgain } from './judge-again.tsx';
import { RunCurves } from './run-curves.tsx';
import {
  comparedWithText,
  durationText,
  parameterText,
  percentText,
  rateText,
  verdictText,
  versionLabel,
  versionName,
} from './words.ts';

/** The report of a version: the verdict in plain words, then everything it rests on. */
export function VersionPage({ versionId }: { versionId: number }) {
  const kith = useKith();
  const versionsQuery = useVersions();
  const versions = versionsQuery.data;
  const query = useQuery({
    queryKey: keys.version(versionId),
    queryFn: async () => ({
      report: await kith.versions.report({ versionId }),
      map: await kith.versions.map({ versionId }),
    }),
  });
  const version = versions?.find(({ id }) => id === versionId);
  const back = (
    <Button
      component={Link}
      href="/training"
      variant="subtle"
      leftSection={<IconArrowLeft size={18} />}
    >
      Training
    </Button>
  );
  const error = query.error ?? versionsQuery.error;
  if (error || !query.data || !version || !versions) {
    return (
      <Page title="Version" actions={back}>
        {error && <ErrorNotice error={error} />}
      </Page>
    );
  }
  const { report, map } = query.data;
  return (
    <Page
      title={versionName(version)}
      subtitle={`Made ${version.createdAt.toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' })}${version.active ? ', active' : ''} · ${version.weightsSha256.slice(0, 12)}`}
      actions={back}
    >
      {report ? (
        <Stack gap="md">
          <VerdictNotice
            report={report}
            imported={version.verdict === null}
            judgeAgain={<JudgeAgain versionId={version.id} />}
          />
          {report.comparison && (
            <BeforeAndAfter report={report} version={version} versions={versions} />
          )}
          {report.comparison && (
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              <Panel
                title="Every threshold at once"
                text="Down and left is better: fewer people missed and fewer strangers named."
              >
                <DetPlot comparison={report.comparison} wantedFpir={report.wantedFpir} />
              </Panel>
              <Panel
                title="Distances"
                text="Same person and nearest other person should not overlap."
              >
                <DistancePlot comparison={report.comparison} />
              </Panel>
            </SimpleGrid>
          )}
          {map.length > 2 && (
            <Panel
              title="Map of the embeddings"
              text="Every sample, flattened to two dimensions by principal components, before and after."
            >
              <EmbeddingMap points={map} />
            </Panel>
          )}
          <Panel
            title="The training"
            text={`${countText(report.epochs, 'epoch')}, the best was ${report.bestEpoch === 0 ? 'the untrained head' : `number ${report.bestEpoch}`}; ${durationText(report.seconds)} on ${report.engine}.`}
          >
            <RunCurves curve={report.curve} />
            <Parameters report={report} />
          </Panel>
        </Stack>
      ) : (
        <Text c="dimmed">This version has no report.</Text>
      )}
    </Page>
  );
}

function VerdictNotice({
  report,
  imported,
  judgeAgain,
}: {
  report: Report;
  imported: boolean;
  judgeAgain: ReactNode;
}) {
  const { title, text, color } = verdictText[report.verdict];
  return (
    <Alert
      color={color}
      title={imported ? `${title}, on the gallery it was made on` : title}
      role="status"
    >
      <Text size="sm">
        {text} {comparedWithText(report)}
      </Text>
      <List size="sm" mt={4}>
        {report.reasons.map((reason) => (
          <List.Item key={reason}>{reason}</List.Item>
        ))}
      </List>
      <Group mt="xs">{judgeAgain}</Group>
    </Alert>
  );
}

function BeforeAndAfter({
  report,
  version,
  versions,
}: {
  report: Report;
  version: ModelVersion;
  versions: readonly ModelVersion[];
}) {
  const kith = useKith();
  const [otherId, setOtherId] = useState<string | null>(null);
  const other = useQuery({
    queryKey: [...keys.version(Number(otherId)), 'report'],
    queryFn: () => kith.versions.report({ versionId: Number(otherId) }),
    enabled: otherId !== null,
  });
  const { figures, groups, simulated } = report.comparison!;
  const compared = other.data?.comparison?.figures.candidate ?? null;
  const choices = versions.filter(({ id, hasReport }) => hasReport && id !== version.id);
  const rows: [string, (figures: Figures) => string][] = [
    ['Enrolled people missed (FNIR)', ({ fnir }) => rateText(fnir)],
    ['Strangers given a name (FPIR)', ({ fpir }) => rateText(fpir)],
    ['Right person first (rank 1)', ({ rank1 }) => percentText(rank1)],
    ['Equal error rate', ({ eer }) => percentText(eer)],
    ['Area under the ROC', ({ auc }) => auc.toFixed(4)],
    ['Searches of enrolled people', ({ matedComparisons }) => String(matedComparisons)],
    [
      'Searches of strangers',
      ({ strangers, strangerPeople }) =>
        strangerPeople === null
          ? `${strangers}`
          : `${strangers} of ${countText(strangerPeople, 'person')}`,
    ],
  ];
  return (
    <Panel
      title="Before and after"
      text={`Each at the threshold that names ${percentText(report.wantedFpir)} of these strangers at most. In parentheses, the 95% confidence interval, with people as the unit.`}
      actions={
        choices.length > 0 && (
          <Select
            aria-label="Compare with another version"
            placeholder="Compare with…"
            clearable
            data={choices.map((one) => ({ value: String(one.id), label: versionName(one) }))}
            value={otherId}
            onChange={setOtherId}
          />
        )
      }
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th aria-label="Figure" />
            <Table.Th>
              {report.comparedWith ? versionLabel(report.comparedWith) : 'Before'}
            </Table.Th>
            <Table.Th>{versionName(version)}</Table.Th>
            {compared && (
              <Table.Th>{versionName(versions.find(({ id }) => id === Number(otherId))!)}</Table.Th>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([label, show]) => (
            <Table.Tr key={label}>
              <Table.Td>{label}</Table.Td>
              <Table.Td>{show(figures.current)}</Table.Td>
              <Table.Td>{show(figures.candidate)}</Table.Td>
              {compared && <Table.Td>{show(compared)}</Table.Td>}
            </Table.Tr>
          ))}
          {groups.length > 1 &&
            groups.map(({ group, current, candidate }) => (
              <Table.Tr key={group}>
                <Table.Td>Missed among {group}</Table.Td>
                <Table.Td>{percentText(current)}</Table.Td>
                <Table.Td>{percentText(candidate)}</Table.Td>
                {compared && <Table.Td />}
              </Table.Tr>
            ))}
          {simulated && (
            <Table.Tr>
              <Table.Td>Missed in simulated light (not judged)</Table.Td>
              <Table.Td>{percentText(simulated.current)}</Table.Td>
              <Table.Td>{percentText(simulated.candidate)}</Table.Td>
              {compared && <Table.Td />}
            </Table.Tr>
          )}
        </Table.Tbody>
      </Table>
      {compared && (
        <Text size="xs" c="dimmed" mt="xs">
          The two candidates were measured in runs of their own, on the samples there were then.
        </Text>
      )}
    </Panel>
  );
}

function Parameters({ report }: { report: Report }) {
  const { parameters, data } = report;
  const rows: [string, string | number][] = [
    ['People', data.people],
    ['Samples', data.samples],
    ['Strangers’ photos', data.strangers],
    ['Extra photos', data.probes],
    ...Object.entries(parameterText).map(([key, { label }]): [string, string | number] => [
      label,
      parameters[key as keyof typeof parameterText],
    ]),
  ];
  return (
    <SimpleGrid cols={{ base: 3, md: 6 }} spacing="sm" mt="md">
      {rows.map(([label, value]) => (
        <LabeledValue key={label} label={label} value={value} />
      ))}
    </SimpleGrid>
  );
}
