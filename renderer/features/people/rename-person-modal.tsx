import { useState } from 'react';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Person } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { NameNote } from '../../ui/name-note.tsx';
import { useNotifyRepaired } from '../../ui/use-notify-repaired.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';

/** Asks for a person's new name. */
export function RenamePersonModal({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations('people.renamePerson');
  useFocusReturn();
  const kith = useKith();
  const repairs = useTranslations('repairs');
  const notify = useNotifyRepaired();
  const [name, setName] = useState(person.name);
  const [error, setError] = useState<unknown>(null);
  const save = async (): Promise<void> => {
    try {
      const renamed = await kith.people.rename({ personId: person.id, name });
      notify(repairs('renamed', { before: person.name, name: renamed.person.name }), renamed);
      onClose();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('title', { name: person.name })} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
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
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit">{t('save')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
