import { useState } from 'react';
import { Button, Checkbox, Group, Modal, Stack, Switch, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { INBOX_WORDS, limits } from '../../electron/contract/index.ts';
import { useInbox, useKith, useSettings } from '../owner/kith-context.tsx';
import { ErrorNotice } from './error-notice.tsx';
import { notifyError } from './notify-error.tsx';
import { useDialogWork } from './use-dialog-work.ts';
import { useFocusReturn } from './use-focus-return.ts';

const MEGABYTE = 1024 * 1024;

/** Switches on or off that unknown faces are kept: on, once it is agreed to; off, after asking whether those that are here should go. */
export function InboxSwitch({ label }: { label: string }) {
  const kith = useKith();
  const state = useInbox().data;
  const [asking, setAsking] = useState<'on' | 'off' | null>(null);
  const close = (): void => setAsking(null);
  const toggle = (on: boolean): void => {
    if (on) return setAsking('on');
    if (state?.faces) return setAsking('off');
    void kith.inbox.switchOff({ erase: false }).catch(notifyError);
  };
  return (
    <>
      <Switch
        aria-label={label}
        checked={state !== undefined && state.consent !== null}
        disabled={state === undefined}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {asking === 'on' && <AgreeModal onClose={close} />}
      {asking === 'off' && <StopModal faces={state?.faces ?? 0} onClose={close} />}
    </>
  );
}

/** Says what is kept of whom, and asks whether that may be. */
export function AgreeModal({ onClose }: { onClose: () => void }) {
  const t = useTranslations('inbox.agree');
  const kith = useKith();
  const days = useSettings().data?.unknownDays ?? 7;
  const [agreed, setAgreed] = useState(false);
  const { working, error, act, leave } = useDialogWork(onClose);
  useFocusReturn();
  const switchOn = () => kith.inbox.switchOn({ words: INBOX_WORDS });
  return (
    <Modal opened onClose={leave} title={t('title')} centered>
      <Stack>
        <Text size="sm">
          {t('what', {
            days,
            faces: limits.unknownFaces,
            megabytes: limits.unknownBytes / MEGABYTE,
          })}
        </Text>
        <Text size="sm">{t('who')}</Text>
        <Checkbox
          label={t('consent')}
          checked={agreed}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
        />
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={leave} disabled={working} data-autofocus>
            {t('cancel')}
          </Button>
          <Button disabled={!agreed} loading={working} onClick={() => void act(switchOn)}>
            {t('switchOn')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function StopModal({ faces, onClose }: { faces: number; onClose: () => void }) {
  const t = useTranslations('inbox.stop');
  const kith = useKith();
  const { working, error, act, leave } = useDialogWork(onClose);
  useFocusReturn();
  const switchOff = (erase: boolean): void => void act(() => kith.inbox.switchOff({ erase }));
  return (
    <Modal opened onClose={leave} title={t('title')} centered>
      <Stack>
        <Text size="sm">{t('text', { count: faces })}</Text>
        {error !== null && <ErrorNotice error={error} />}
        <Group gap="xs" justify="flex-end">
          <Button
            variant="default"
            disabled={working}
            data-autofocus
            onClick={() => switchOff(false)}
          >
            {t('keep')}
          </Button>
          <Button color="red" loading={working} onClick={() => switchOff(true)}>
            {t('erase')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
