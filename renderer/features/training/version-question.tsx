import { useState } from 'react';
import { Button, Checkbox, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ModelVersion } from '../../../electron/contract/index.ts';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useDialogWork } from '../../ui/use-dialog-work.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { useJudgeWords } from '../../ui/use-judge-words.ts';
import { useFigureText } from '../../ui/use-figure-text.ts';
import { resultOfVersion } from './verdict-words.ts';

/** What is asked before something is done with a version. */
export interface Question {
  kind: 'activate' | 'remove' | 'rename';
  version: ModelVersion;
}

/**
 * Asks once before a removal, and twice before the activation of a version that was not judged better than the active one:
 * the second time with a box to check, so that a double click is not two answers.
 */
export function VersionQuestion({
  question,
  versions,
  onClose,
}: {
  question: Question;
  versions: readonly ModelVersion[];
  onClose: () => void;
}) {
  useFocusReturn();
  const kith = useKith();
  const t = useTranslations('training');
  const text = useFigureText();
  const words = useJudgeWords();
  const { kind, version } = question;
  const name = text.version(version);
  const [typed, setTyped] = useState(name);
  const [asked, setAsked] = useState(false);
  const [sure, setSure] = useState(false);
  const { working, error, act, leave } = useDialogWork(onClose);
  const { data: report = null } = useQuery({
    queryKey: [...keys.version(version.id), 'report'],
    queryFn: () => kith.versions.report({ versionId: version.id }),
    enabled: kind === 'activate',
  });
  const why = whyAsked(version);
  const parent = versions.find(({ id }) => id === version.parentId);
  const answer = async (): Promise<void> => {
    if (kind === 'rename') await kith.versions.rename({ versionId: version.id, name: typed });
    else if (kind === 'remove') await kith.versions.remove({ versionId: version.id });
    else await kith.versions.activate({ versionId: version.id, confirmed: true });
  };
  const titles = {
    rename: t('question.rename', { version: name }),
    remove: t('question.remove', { version: name }),
    activate: asked
      ? t('question.really', { version: name })
      : t(`question.activate.${why}.title`, { version: name }),
  };
  const labels = {
    rename: t('versions.rename'),
    remove: t('versions.remove'),
    activate: asked ? t('question.anyway') : t('versions.activate'),
  };
  return (
    <Modal opened onClose={leave} title={titles[kind]} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (kind === 'activate' && !asked) setAsked(true);
          else void act(answer);
        }}
      >
        <Stack>
          {kind === 'rename' && (
            <TextInput
              label={t('question.name')}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              data-autofocus
            />
          )}
          {kind === 'remove' && <Text size="sm">{t('question.removeText')}</Text>}
          {kind === 'activate' && (
            <Text size="sm">
              {why === 'other-parent'
                ? t('question.activate.other-parent.why', {
                    parent: parent ? text.version(parent) : t('question.gone'),
                  })
                : t(`question.activate.${why}.why`)}{' '}
              {asked ? t('question.written') : t('question.study')}
            </Text>
          )}
          {kind === 'activate' && report && showsReasons(why) && (
            <List size="sm">
              {report.reasons.map((reason) => (
                <List.Item key={words.reason(reason)}>{words.reason(reason)}</List.Item>
              ))}
            </List>
          )}
          {asked && (
            <Checkbox
              label={t(`question.activate.${why}.know`)}
              checked={sure}
              onChange={(event) => setSure(event.currentTarget.checked)}
              autoFocus
            />
          )}
          {error !== null && <ErrorNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={leave} disabled={working}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              color={kind === 'rename' ? 'kith' : 'red'}
              loading={working}
              disabled={asked && !sure}
            >
              {labels[kind]}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Why it is asked before a version is made active: what the judge said of it, or why that says nothing now. */
function whyAsked(version: ModelVersion) {
  const result = resultOfVersion(version);
  if (result === null) return 'not-judged';
  return result === 'better' ? 'other-parent' : result;
}

/** Whether what was measured says more than the question does. */
function showsReasons(why: ReturnType<typeof whyAsked>): boolean {
  return why === 'not-better' || why === 'worse-for-strangers' || why === 'not-enough-data';
}
