import { useEffect, useRef, useState } from 'react';
import { Button, Group, Modal, Stack, Switch, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useLocation } from 'wouter';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { WorkProgress } from '../../ui/work-progress.tsx';

/** Asks how a report is to be made, makes it, and goes on to it. Closed, it makes none. */
export function MakeReport({ onClose }: { onClose: () => void }) {
  const kith = useKith();
  const t = useTranslations('report.ask');
  const cancel = useTranslations('training')('cancel');
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  useFocusReturn();
  const [names, setNames] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const work = useRef<AbortController | null>(null);
  const stop = (): void => {
    work.current?.abort();
    work.current = null;
    setProgress(null);
  };
  useEffect(() => () => work.current?.abort(), []);
  const make = async (): Promise<void> => {
    const own = new AbortController();
    work.current = own;
    setError(null);
    setProgress({ done: 0, total: 0 });
    try {
      for await (const told of await kith.reporting.make({ names }, { signal: own.signal })) {
        if (own.signal.aborted) return;
        if (told.kind === 'progress') setProgress(told);
        else {
          queries.setQueryData(keys.galleryReport, told.report);
          navigate('/report');
        }
      }
    } catch (problem) {
      if (own.signal.aborted) return;
      setProgress(null);
      setError(problem);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('title')} centered>
      <Stack>
        <Text size="sm">{t('text')}</Text>
        <Switch
          label={t('names')}
          description={t('namesText')}
          checked={names}
          disabled={progress !== null}
          onChange={(event) => setNames(event.currentTarget.checked)}
        />
        {error !== null && <ErrorNotice error={error} />}
        {progress ? (
          <WorkProgress
            label={t('progress')}
            share={progress.total === 0 ? 0 : progress.done / progress.total}
            text={progress.total === 0 ? t('starting') : t('looking', progress)}
            onStop={stop}
          />
        ) : (
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button data-autofocus onClick={() => void make()}>
              {t('make')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}
