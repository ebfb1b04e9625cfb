import type { ReactNode } from 'react';
import { Alert, Button, Group, List, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { Link } from 'wouter';
import {
  engineName,
  type Report,
  type TrainingParameters,
} from '../../../electron/contract/index.ts';
import { keys, useKith, useVersions } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LabeledValue } from '../../ui/labeled-value.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useJudgeWords } from '../../ui/use-judge-words.ts';
import arrow from './arrow.module.css';
import { BeforeAndAfter } from './before-and-after.tsx';
import { DetPlot } from './det-plot.tsx';
import { DistancePlot } from './distance-plot.tsx';
import { EmbeddingMap } from './embedding-map.tsx';
import { JudgeAgain } from './judge-again.tsx';
import { RunCurves } from './run-curves.tsx';
import { termTags } from './term.tsx';
import { useFigureText } from '../../ui/use-figure-text.ts';
import { resultColor, resultOf } from './verdict-words.ts';

/** The report of a version: the verdict in plain words, then everything it rests on. */
export function VersionPage({ versionId }: { versionId: number }) {
  const kith = useKith();
  const t = useTranslations('training');
  const engines = useTranslations('settings.engine.engines');
  const format = useFormatter();
  const text = useFigureText();
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
      leftSection={<IconArrowLeft size={18} className={arrow.arrow} />}
    >
      {t('title')}
    </Button>
  );
  const error = query.error ?? versionsQuery.error;
  if (error || !query.data || !version || !versions) {
    return (
      <Page title={t('report.title')} actions={back}>
        {error && <ErrorNotice error={error} />}
      </Page>
    );
  }
  const { report, map } = query.data;
  const engine = engineName.safeParse(report?.engine).data;
  const date = format.dateTime(version.createdAt, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <Page
      title={text.version(version)}
      subtitle={`${version.active ? t('report.madeActive', { date }) : t('report.made', { date })} · ${version.weightsSha256.slice(0, 12)}`}
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
                title={t.rich('report.det', termTags)}
                name={t.markup('report.det', { det: (term) => term })}
                text={t('report.detText')}
              >
                <DetPlot comparison={report.comparison} wantedFpir={report.wantedFpir} />
              </Panel>
              <Panel title={t('report.distances')} text={t('report.distancesText')}>
                <DistancePlot comparison={report.comparison} />
              </Panel>
            </SimpleGrid>
          )}
          {map.length > 2 && (
            <Panel title={t('report.map')} text={t('report.mapText')}>
              <EmbeddingMap points={map} />
            </Panel>
          )}
          <Panel
            title={t('report.training')}
            text={t.rich(report.bestEpoch === 0 ? 'report.ofStart' : 'report.ofEpoch', {
              ...termTags,
              epochs: report.epochs,
              best: report.bestEpoch,
              duration: text.duration(report.seconds),
              engine: engine ? engines(engine) : report.engine,
            })}
          >
            <RunCurves curve={report.curve} />
            <Parameters report={report} />
          </Panel>
        </Stack>
      ) : (
        <Text c="dimmed">{t('report.none')}</Text>
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
  const t = useTranslations('training');
  const text = useFigureText();
  const words = useJudgeWords();
  const result = resultOf(report);
  const verdict = t(`verdict.${result}.title`);
  const { comparedWith } = report;
  return (
    <Alert
      color={resultColor[result]}
      title={imported ? t('judgedElsewhere', { verdict }) : verdict}
      role="status"
    >
      <Text size="sm">
        {t(`verdict.${result}.text`)}{' '}
        {comparedWith && t('run.comparedWith', { version: text.version(comparedWith) })}
      </Text>
      <List size="sm" mt={4}>
        {report.reasons.map((reason) => (
          <List.Item key={words.reason(reason)}>{words.reason(reason)}</List.Item>
        ))}
      </List>
      <Group mt="xs">{judgeAgain}</Group>
    </Alert>
  );
}

function Parameters({ report: { parameters, data } }: { report: Report }) {
  const t = useTranslations('training');
  const { number } = useFigureText();
  const named = ({ profile, head, mining, distance }: TrainingParameters): [string, string][] => [
    [t('parameter.profile.label'), t(`choice.profile.${profile}`)],
    [t('parameter.head.label'), t(`choice.head.${head}`)],
    [t('parameter.mining.label'), t(`choice.mining.${mining}`)],
    [t('parameter.distance.label'), t(`choice.distance.${distance}`)],
  ];
  const numbers = [
    'margin',
    'epochs',
    'peoplePerBatch',
    'samplesPerPerson',
    'triplets',
    'learningRate',
    'copies',
    'unfreeze',
    'patience',
    'seed',
  ] as const;
  const counts = ['people', 'samples', 'strangers', 'probes'] as const;
  const rows: [string, string][] = [
    ...counts.map((name): [string, string] => [t(`report.data.${name}`), number(data[name])]),
    ...named(parameters),
    ...numbers.map((name): [string, string] => [
      t(`parameter.${name}.label`),
      number(parameters[name]),
    ]),
  ];
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, md: 6 }} spacing="sm" mt="md">
      {rows.map(([label, value]) => (
        <LabeledValue key={label} label={label} value={value} />
      ))}
    </SimpleGrid>
  );
}
