import { useEffect, useRef, useState } from 'react';
import {
  Alert,
  Button,
  Group,
  Modal,
  MultiSelect,
  PasswordInput,
  SegmentedControl,
  Stack,
  Switch,
  Text,
} from '@mantine/core';
import { useTranslations } from 'use-intl';
import { limits, type BundleProgress } from '../../../../electron/contract/index.ts';
import { useKith, usePeople } from '../../../owner/kith-context.tsx';
import { download } from '../../../ui/download.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { useFocusReturn } from '../../../ui/use-focus-return.ts';
import { WorkProgress } from '../../../ui/work-progress.tsx';

/** Names that are offered at once: more are found by typing. */
const NAMES_OFFERED = 50;

/** Asks what goes into a bundle and what opens it, and writes it. Closed, it writes none. */
export function ExportModal({ onClose }: { onClose: () => void }) {
  const kith = useKith();
  const t = useTranslations('bundles.export');
  const cancel = useTranslations('bundles.import')('cancel');
  const people = usePeople().data ?? [];
  useFocusReturn();
  const [who, setWho] = useState('everybody');
  const [chosen, setChosen] = useState<string[]>([]);
  const [pictures, setPictures] = useState(true);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [progress, setProgress] = useState<BundleProgress | null>(null);
  const [written, setWritten] = useState<number | null>(null);
  const work = useRef<AbortController | null>(null);
  useEffect(() => () => work.current?.abort(), []);

  const differ = again !== '' && again !== passphrase;
  const isReady =
    passphrase.length >= limits.leastPassphrase &&
    again === passphrase &&
    (who === 'everybody' || chosen.length > 0);
  const stop = (): void => {
    work.current?.abort();
    setProgress(null);
  };
  const write = async (): Promise<void> => {
    const own = new AbortController();
    work.current = own;
    setError(null);
    setProgress({ done: 0, total: 0 });
    try {
      const { exportId } = await kith.bundles.beginExport({
        people: who === 'everybody' ? null : chosen.map(Number),
        pictures,
        passphrase,
      });
      // The browser keeps what is large of it on the disk.
      const pieces: Blob[] = [];
      for (;;) {
        if (own.signal.aborted) return await kith.bundles.endExport({ exportId });
        const { piece, progress: now } = await kith.bundles.readExport({ exportId });
        if (!own.signal.aborted) setProgress(now);
        if (!piece) {
          if (own.signal.aborted) return;
          download(new Blob(pieces), `Kith ${new Date().toISOString().slice(0, 10)}.kith`);
          setWritten(now.total);
          setProgress(null);
          return await kith.bundles.endExport({ exportId });
        }
        pieces.push(piece);
      }
    } catch (problem) {
      if (own.signal.aborted) return;
      setProgress(null);
      setError(problem);
    }
  };

  if (written !== null) {
    return (
      <Modal opened onClose={onClose} title={t('title')} centered>
        <Stack>
          <Alert color="kith" title={t('done')} role="status">
            {t('doneText', { people: written })}
          </Alert>
          <Group justify="flex-end">
            <Button data-autofocus onClick={onClose}>
              {t('close')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    );
  }
  const busy = progress !== null;
  return (
    <Modal opened onClose={onClose} title={t('title')} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !busy) void write();
        }}
      >
        <Stack>
          <SegmentedControl
            aria-label={t('who')}
            value={who}
            onChange={setWho}
            disabled={busy}
            data={['everybody', 'some'].map((value) => ({
              value,
              label: t(value as 'everybody' | 'some'),
            }))}
          />
          {who === 'some' && (
            <MultiSelect
              label={t('people')}
              placeholder={t('peoplePlaceholder')}
              data={people.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={chosen}
              onChange={setChosen}
              disabled={busy}
              limit={NAMES_OFFERED}
              searchable
              hidePickedOptions
            />
          )}
          <Switch
            label={t('pictures')}
            description={t('picturesText')}
            checked={pictures}
            disabled={busy}
            onChange={(event) => setPictures(event.currentTarget.checked)}
          />
          <Text size="sm" c="dimmed">
            {t('notIn')}
          </Text>
          <PasswordInput
            label={t('passphrase')}
            description={t('passphraseText')}
            value={passphrase}
            disabled={busy}
            autoComplete="new-password"
            maxLength={limits.passphraseLength}
            data-autofocus
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('again')}
            value={again}
            disabled={busy}
            autoComplete="new-password"
            maxLength={limits.passphraseLength}
            error={differ && t('differ')}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
          {error !== null && <ErrorNotice error={error} />}
          {progress ? (
            <WorkProgress
              label={t('progress')}
              share={progress.total === 0 ? 0 : progress.done / progress.total}
              text={progress.total === 0 ? t('starting') : t('written', progress)}
              onStop={stop}
            />
          ) : (
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {cancel}
              </Button>
              <Button type="submit" disabled={!isReady}>
                {t('begin')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Modal>
  );
}
