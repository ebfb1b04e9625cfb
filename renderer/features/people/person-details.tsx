import { useEffect, useRef, useState } from 'react';
import { ActionIcon, Button, Group, Pill, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { hasCode, limits, type Person } from '../../../electron/contract/index.ts';
import { keys, useGroups, useKith } from '../../owner/kith-context.tsx';
import { readAgain } from '../../owner/read-again.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { notifyUndo } from '../../ui/notify-undo.tsx';
import { Panel } from '../../ui/panel.tsx';
import { GroupDot } from './groups/group-dot.tsx';
import { GroupMenu } from './groups/group-menu.tsx';
import { useGroupCalls } from './groups/use-group-calls.ts';
import classes from './person-details.module.css';

/** What is written beside somebody's name: a note and an id, changed where they stand and saved at the latest on leaving, and their groups. */
export function PersonDetails({ person }: { person: Person }) {
  const t = useTranslations('people.details');
  return (
    <Panel title={t('title')}>
      <Stack gap="sm">
        <Written person={person} />
        <OwnGroups person={person} />
      </Stack>
    </Panel>
  );
}

function Written({ person: { id: personId, note, externalId } }: { person: Person }) {
  const t = useTranslations('people.details');
  const undo = useTranslations('repairs')('undo');
  const kith = useKith();
  const queries = useQueryClient();
  const kept = { note, externalId: externalId ?? '' };
  /** What is typed and not saved; null where that is nothing. */
  const [typed, setTyped] = useState<typeof kept | null>(null);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const shown = typed ?? kept;
  const isChanged = shown.note !== kept.note || shown.externalId !== kept.externalId;
  const type = (change: Partial<typeof kept>): void => setTyped({ ...shown, ...change });
  const leave = (): void => {
    setTyped(null);
    setError(null);
  };
  const describe = async (): Promise<void> => {
    await kith.people.describe({ personId, ...shown });
    notifyUndo(t('saved'), undo, () => kith.people.describe({ personId, ...kept }));
  };
  const saveOnLeaving = useRef(async (): Promise<void> => undefined);
  useEffect(() => {
    saveOnLeaving.current = async () => {
      if (isChanged && !working) await describe();
    };
  });
  useEffect(
    () => () =>
      void saveOnLeaving.current().catch((problem: unknown) => {
        // Somebody who is gone has no note.
        if (!hasCode(problem, 'NoSuchPerson')) notifyError(problem);
      }),
    [],
  );
  const save = async (): Promise<void> => {
    if (!isChanged) return;
    setWorking(true);
    try {
      await describe();
      await readAgain(queries, keys.person(personId));
      leave();
    } catch (problem) {
      setError(problem);
    }
    setWorking(false);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={t('note')}
          placeholder={t('notePlaceholder')}
          classNames={{ input: classes.note! }}
          maxLength={limits.noteLength}
          value={shown.note}
          onChange={(event) => type({ note: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
          }}
        />
        <TextInput
          label={t('externalId')}
          placeholder={t('externalIdPlaceholder')}
          maxLength={limits.externalIdLength}
          value={shown.externalId}
          onChange={(event) => type({ externalId: event.currentTarget.value })}
        />
        {error !== null && <ErrorNotice error={error} />}
        {isChanged && (
          <Group gap="xs" justify="flex-end">
            <Button size="xs" variant="default" onClick={leave} disabled={working}>
              {t('discard')}
            </Button>
            <Button size="xs" type="submit" loading={working}>
              {t('save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

function OwnGroups({ person }: { person: Person }) {
  const t = useTranslations('people.details');
  const groups = useGroups().data ?? [];
  const calls = useGroupCalls();
  const own = groups.filter(({ id }) => person.groups.includes(id));
  return (
    <Stack gap={6} role="group" aria-label={t('groups')}>
      <Text size="sm" fw={500}>
        {t('groups')}
      </Text>
      <Group gap={6}>
        {own.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noGroups')}
          </Text>
        )}
        {own.map((group) => (
          <Pill
            key={group.id}
            size="md"
            withRemoveButton
            removeButtonProps={{
              'aria-label': t('leaveGroup', { group: group.name }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
            onRemove={() => void calls.put(group, [person.id], false)}
          >
            <span className={classes.group}>
              <GroupDot color={group.color} />
              {group.name}
            </span>
          </Pill>
        ))}
        <GroupMenu
          groups={groups.filter(({ id }) => !person.groups.includes(id))}
          personIds={[person.id]}
        >
          <ActionIcon variant="default" aria-label={t('addGroup')} title={t('addGroup')}>
            <IconPlus size={16} />
          </ActionIcon>
        </GroupMenu>
      </Group>
    </Stack>
  );
}
