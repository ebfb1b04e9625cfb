import { useState } from 'react';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Person } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { NameNote } from '../../ui/name-note.tsx';
import { useNotifyRepaired } from '../../ui/use-notify-repaired.ts';
import { useDialogWork } from '../../ui/use-dialog-work.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';

/** Asks for a person's new name. */
export function RenamePersonModal({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations('people.renamePerson');
  useFocusReturn();
  const kith = useKith();
  const repairs = useTranslations('repairs');
  const notify = useNotifyRepaired();
  const [name, setName] = useState(person.name);
  const { working, error, act, leave } = useDialogWork(onClose);
  const save = async (): Promise<void> => {
    const renamed = await kith.people.rename({ personId: person.id, name });
    notify(repairs('renamed', { before: person.name, name: renamed.person.name }), renamed);
  };
  return (
    <Modal opened onClose={leave} title={t('title', { name: person.name })} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void act(save);
        }}
      >
        <Stack>
          <TextInput
            label={t('name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <NameNote typed={name} />
          {error !== null && <ErrorNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={leave} disabled={working}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={working}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
