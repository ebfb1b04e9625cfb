import { useState, type ReactNode } from 'react';
import { Button, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { keys, useKith, useMeasured } from '../../owner/kith-context.tsx';
import { readAgain } from '../../owner/read-again.ts';
import { BrokenPromise } from '../../ui/broken-promise.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { MakeReport } from './make-report.tsx';
import { termTags } from './term.tsx';
import { useFigureText } from '../../ui/use-figure-text.ts';

/** Measures the active version on the gallery, at the threshold in use. What was measured of another is not shown any more. */
export function EvaluationPanel({ enabled }: { enabled: boolean }) {
  const kith = useKith();
  const queries = useQueryClient();
  const t = useTranslations('training.evaluation');
  const text = useFigureText();
  const ask = useTranslations('report.ask');
  const [asking, setAsking] = useState(false);
  const measured = useMeasured();
  const { error, isPending, mutate } = useMutation({
    mutationFn: () => kith.training.evaluate(),
    // The owner knows whether it still holds.
    onSuccess: () =>
      Promise.all([readAgain(queries, keys.measured), readAgain(queries, keys.operatingPoints)]),
  });
  const figures = measured.data?.figures;
  return (
    <Panel
      title={t('title')}
      text={t('text')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconFileText size={18} />}
            disabled={!enabled}
            onClick={() => setAsking(true)}
          >
            {ask('button')}
          </Button>
          <Button
            variant="default"
            loading={isPending}
            disabled={!enabled}
            onClick={() => mutate()}
          >
            {t('measure')}
          </Button>
        </>
      }
    >
      {error && <ErrorNotice error={error} />}
      {asking && <MakeReport onClose={() => setAsking(false)} />}
      {figures && (
        <Stack gap="md">
          <BrokenPromise onTraining />
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
            <Figure
              label={t.rich('fpir', termTags)}
              value={text.rate(figures.fpir)}
              note={t('fpirNote', {
                searches: figures.strangers,
                people: figures.strangerPeople ?? 0,
              })}
            />
            <Figure
              label={t.rich('fnir', termTags)}
              value={text.rate(figures.fnir)}
              note={t('fnirNote', { searches: figures.matedComparisons })}
            />
            <Figure
              label={t('rank1')}
              value={text.percent(figures.rank1)}
              note={t('rank1Note', { people: figures.people, samples: figures.samples })}
            />
            <Figure
              label={t('threshold')}
              value={text.decimal(figures.threshold, 3)}
              note={t('thresholdNote')}
            />
          </SimpleGrid>
        </Stack>
      )}
    </Panel>
  );
}

function Figure({ label, value, note }: { label: ReactNode; value: string; note: string }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text fw={600}>{value}</Text>
      <Text size="xs" c="dimmed">
        {note}
      </Text>
    </div>
  );
}
