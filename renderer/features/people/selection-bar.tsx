import { Button, CloseButton, Menu, Paper, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTag, IconTagOff, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { PeopleGroup, Person } from '../../../electron/contract/index.ts';
import { GroupDot } from './groups/group-dot.tsx';
import { GroupMenu } from './groups/group-menu.tsx';
import { useGroupCalls } from './groups/use-group-calls.ts';
import { RemovePeopleModal } from './remove-people-modal.tsx';
import classes from './selection-bar.module.css';

/** What can be done with the people who are selected, over the list. */
export function SelectionBar({
  people,
  groups,
  shown,
  onAll,
  onNone,
}: {
  people: readonly Person[];
  groups: readonly PeopleGroup[];
  /** How many could be selected. */
  shown: number;
  onAll: () => void;
  onNone: () => void;
}) {
  const t = useTranslations('peopleList.select');
  const calls = useGroupCalls();
  const [removing, modal] = useDisclosure(false);
  const ids = people.map(({ id }) => id);
  const theirs = new Set(people.flatMap((person) => person.groups));
  const own = groups.filter(({ id }) => theirs.has(id));
  return (
    <Paper
      component="section"
      aria-label={t('bar')}
      withBorder
      shadow="md"
      radius="lg"
      className={classes.bar}
    >
      <Text size="sm" fw={600} role="status" px={6}>
        {t('count', { count: people.length })}
      </Text>
      {people.length < shown && (
        <Button size="xs" variant="subtle" onClick={onAll}>
          {t('all', { count: shown })}
        </Button>
      )}
      <GroupMenu groups={groups} personIds={ids}>
        <Button size="xs" variant="default" leftSection={<IconTag size={16} />}>
          {t('add')}
        </Button>
      </GroupMenu>
      {own.length > 0 && (
        <Menu position="top-start">
          <Menu.Target>
            <Button size="xs" variant="default" leftSection={<IconTagOff size={16} />}>
              {t('takeOut')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
            {own.map((group) => (
              <Menu.Item
                key={group.id}
                leftSection={<GroupDot color={group.color} />}
                onClick={() => void calls.put(group, ids, false)}
              >
                {group.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button
        size="xs"
        variant="light"
        color="red"
        leftSection={<IconTrash size={16} />}
        onClick={modal.open}
      >
        {t('remove')}
      </Button>
      <CloseButton aria-label={t('none')} title={t('none')} onClick={onNone} />
      {removing && <RemovePeopleModal people={people} onClose={modal.close} onRemoved={onNone} />}
    </Paper>
  );
}
