import { useState } from 'react';
import { Alert, Button, FileInput, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import {
  limits,
  type BundleMerged,
  type BundlePreview,
} from '../../../../electron/contract/index.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { useFocusReturn } from '../../../ui/use-focus-return.ts';
import { WorkProgress } from '../../../ui/work-progress.tsx';
import { BundleContents } from './bundle-contents.tsx';
import { useImport } from './use-import.ts';

const MEGABYTE = 1_000_000;

/** Reads a bundle, shows what importing it would do, and does it. Closed, it changes nothing. */
export function ImportModal({ onClose }: { onClose: () => void }) {
  const t = useTranslations('bundles.import');
  useFocusReturn();
  const { state, read, merge, replace, stop } = useImport();
  // It stays chosen where the passphrase was a wrong one.
  const [file, setFile] = useState<File | null>(null);
  // What is being written cannot be left; it can be stopped, and says then what became of it.
  const leave = (): void => {
    if (state.at === 'merging') stop();
    else if (state.at !== 'stopping' && state.at !== 'replacing') onClose();
  };
  return (
    <Modal opened onClose={leave} title={t('title')} size="lg" centered>
      <Stack>
        {state.at === 'asking' && (
          <AskForFile
            file={file}
            onFile={setFile}
            error={state.error}
            stopped={state.stopped}
            onRead={(chosen, words) => void read(chosen, words)}
            onClose={onClose}
          />
        )}
        {state.at === 'reading' && (
          <WorkProgress
            label={t('progress')}
            share={state.total === 0 ? 0 : state.done / state.total}
            text={
              state.done === state.total
                ? t('checking')
                : t('received', {
                    done: Math.round(state.done / MEGABYTE),
                    total: Math.ceil(state.total / MEGABYTE),
                  })
            }
            onStop={stop}
          />
        )}
        {state.at === 'shown' && (
          <Choose
            preview={state.preview}
            onMerge={() => void merge()}
            onReplace={() => void replace()}
            onClose={onClose}
          />
        )}
        {state.at === 'merging' && (
          <WorkProgress
            label={t('merging')}
            share={state.progress.total === 0 ? 1 : state.progress.done / state.progress.total}
            text={
              state.progress.done === state.progress.total
                ? t('saving')
                : t('embedded', state.progress)
            }
            onStop={stop}
          />
        )}
        {state.at === 'stopping' && (
          <Text size="sm" role="status">
            {t('stopping')}
          </Text>
        )}
        {state.at === 'replacing' && (
          <Text size="sm" role="status">
            {t('saving')}
          </Text>
        )}
        {state.at === 'merged' && <Merged merged={state.merged} onClose={onClose} />}
      </Stack>
    </Modal>
  );
}

function AskForFile({
  file,
  onFile,
  error,
  stopped,
  onRead,
  onClose,
}: {
  file: File | null;
  onFile: (file: File | null) => void;
  error: unknown;
  /** Whether one was stopped just now. */
  stopped: boolean;
  onRead: (file: File, passphrase: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations('bundles.import');
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (file && passphrase !== '') onRead(file, passphrase);
      }}
    >
      <Stack>
        <FileInput
          label={t('file')}
          placeholder={t('filePlaceholder')}
          accept=".kith"
          value={file}
          onChange={onFile}
          data-autofocus
        />
        <PasswordInput
          label={t('passphrase')}
          value={passphrase}
          autoComplete="off"
          maxLength={limits.passphraseLength}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        {stopped && (
          <Text size="sm" role="status">
            {t('stopped')}
          </Text>
        )}
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!file || passphrase === ''}>
            {t('read')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Choose({
  preview,
  onMerge,
  onReplace,
  onClose,
}: {
  preview: BundlePreview;
  onMerge: () => void;
  onReplace: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('bundles.import');
  const [replaces, setReplaces] = useState(false);
  if (replaces) {
    return (
      <>
        <Text size="sm">{t('replaceText', { people: preview.here.people })}</Text>
        <Text size="sm">{t('replaceSettings')}</Text>
        <Text size="sm">{t('replaceCopy')}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => setReplaces(false)}>
            {t('back')}
          </Button>
          <Button color="red" onClick={onReplace}>
            {t('replaceNow')}
          </Button>
        </Group>
      </>
    );
  }
  return (
    <>
      <BundleContents preview={preview} />
      <Text size="sm" c="dimmed">
        {t('mergeText')}
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button variant="light" color="red" onClick={() => setReplaces(true)}>
          {t('replace')}
        </Button>
        <Button onClick={onMerge}>{t('merge')}</Button>
      </Group>
    </>
  );
}

/** Pairs that are named; the page of people asks about all of them. */
const MOST_PAIRS = 5;

function Merged({ merged, onClose }: { merged: BundleMerged; onClose: () => void }) {
  const t = useTranslations('bundles.import');
  const format = useFormatter();
  const { added, samples, filled, unlike, unlikePeople, lookAlikes } = merged;
  return (
    <>
      <Alert color="kith" role="status">
        <Text size="sm">{t('merged', { added, samples })}</Text>
        {filled > 0 && (
          <Text size="sm" mt="xs">
            {t('gotMore', { count: filled })}
          </Text>
        )}
        {unlike > 0 && (
          <Text size="sm" mt="xs">
            {t('unlike', { count: unlike, names: format.list(unlikePeople) })}
          </Text>
        )}
        {lookAlikes.length > 0 && (
          <Text size="sm" mt="xs">
            {t('lookAlikes', {
              pairs: format.list(lookAlikes.slice(0, MOST_PAIRS).map((pair) => t('pair', pair))),
            })}
          </Text>
        )}
      </Alert>
      <Group justify="flex-end">
        <Button data-autofocus onClick={onClose}>
          {t('close')}
        </Button>
      </Group>
    </>
  );
}
