import { useState } from 'react';
import { Button, Group, Modal, Switch, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useKith } from '../../owner/kith-context.tsx';
import { ActivityCleared } from '../../ui/activity-cleared.tsx';
import { notifyError } from '../../ui/notify-error.tsx';

/** Switches on or off that activity is kept. Switched off, it asks whether what was kept so far should go, too. */
export function KeepActivitySwitch({ label, checked }: { label: string; checked: boolean }) {
  const t = useTranslations('live.stopKeeping');
  const kith = useKith();
  const [asking, setAsking] = useState(false);
  const keep = async (keepActivity: boolean, clear: boolean): Promise<void> => {
    await kith.settings.update({ keepActivity });
    if (clear) await kith.activity.clear();
  };
  const answer = (clear: boolean): void => {
    setAsking(false);
    keep(false, clear).catch(notifyError);
  };
  const toggle = async (on: boolean): Promise<void> => {
    const isEmpty = on || (await kith.activity.list({ limit: 1 })).length === 0;
    if (isEmpty) await keep(on, false);
    else setAsking(true);
  };
  return (
    <>
      <Switch
        aria-label={label}
        checked={checked}
        onChange={(event) => void toggle(event.currentTarget.checked).catch(notifyError)}
      />
      <ActivityCleared />
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('title')} centered>
        <Text size="sm">{t('text')}</Text>
        <Group mt="md" gap="xs" justify="flex-end">
          <Button variant="default" onClick={() => answer(true)}>
            {t('clear')}
          </Button>
          <Button data-autofocus onClick={() => answer(false)}>
            {t('keep')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
