import { useState } from 'react';
import { Alert, Button, Code, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useKith, useStatus } from '../../../owner/kith-context.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { useFocusReturn } from '../../../ui/use-focus-return.ts';
import './print-recovery-key.css';
import { QrCode } from './qr-code.tsx';

/** Shows the gallery's key once it was said that nobody looks on, prints it, and checks what was written down. */
export function RecoveryModal({ onClose }: { onClose: () => void }) {
  const t = useTranslations('bundles.recovery');
  const format = useFormatter();
  const kith = useKith();
  const { dataFolder: folder, shell } = useStatus().data ?? {};
  useFocusReturn();
  const [key, setKey] = useState<{ readonly text: string; readonly at: Date } | null>(null);
  const [typed, setTyped] = useState('');
  const [isRight, setRight] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const reveal = async (): Promise<void> => {
    try {
      const { text } = await kith.recoveryKey.read();
      setKey({ text, at: new Date() });
    } catch (problem) {
      setError(problem);
    }
  };
  const test = async (): Promise<void> => {
    setRight(false);
    setError(null);
    try {
      await kith.recoveryKey.test({ typed });
      setRight(true);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('title')} size="lg" centered>
      {key === null ? (
        <Stack>
          <Text size="sm">{t('warning')}</Text>
          {error !== null && <ErrorNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button data-autofocus onClick={() => void reveal()}>
              {t('reveal')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack>
          <div className="recovery-sheet">
            <Text fw={550} className="recovery-print">
              {t('title')}
            </Text>
            {folder !== undefined && (
              <Text size="sm" className="recovery-print">
                {t('of', { folder, day: format.dateTime(key.at, { dateStyle: 'long' }) })}
              </Text>
            )}
            <Group align="center" my="sm">
              <QrCode text={key.text} label={t('code')} />
              <Code block fz="md">
                {inLines(key.text)}
              </Code>
            </Group>
            <Text size="sm">{t(shell === 'desktop' ? 'textDesktop' : 'text')}</Text>
          </div>
          <Group justify="flex-end">
            <Button
              variant="default"
              leftSection={<IconPrinter size={18} />}
              onClick={() => window.print()}
            >
              {t('print')}
            </Button>
          </Group>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void test();
            }}
          >
            <Group align="flex-end" wrap="nowrap">
              <TextInput
                flex={1}
                label={t('back')}
                value={typed}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
              <Button type="submit" variant="light" disabled={typed === ''}>
                {t('test')}
              </Button>
            </Group>
          </form>
          {error !== null && <ErrorNotice error={error} />}
          {isRight && (
            <Alert color="kith" role="status">
              {t('right')}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('close')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

/** Groups of the key in a line. */
const GROUPS = 4;

function inLines(text: string): string {
  const groups = text.split('-');
  return groups
    .map((group, i) => (i === groups.length - 1 ? group : `${group}-`))
    .map((group, i) => (i % GROUPS === GROUPS - 1 ? `${group}\n` : group))
    .join('')
    .trimEnd();
}
