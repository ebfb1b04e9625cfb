import { useState } from 'react';
import { ActionIcon, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { PeopleGroup } from '../../../../electron/contract/index.ts';
import { useGroups } from '../../../owner/kith-context.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { useFocusReturn } from '../../../ui/use-focus-return.ts';
import { GroupDot } from './group-dot.tsx';
import { GroupModal } from './group-modal.tsx';
import { useGroupCalls } from './use-group-calls.ts';

/** All groups: made, named anew, colored, removed. */
export function GroupsModal({ onClose }: { onClose: () => void }) {
  const t = useTranslations('peopleList.groups');
  useFocusReturn();
  const groups = useGroups();
  const calls = useGroupCalls();
  const [edited, setEdited] = useState<PeopleGroup | 'new' | null>(null);
  return (
    <Modal
      opened
      onClose={onClose}
      // A group that is edited lies above it.
      closeOnEscape={edited === null}
      title={t('title')}
      centered
    >
      <Stack>
        {groups.error && <ErrorNotice error={groups.error} />}
        <Text size="sm" c="dimmed">
          {groups.data?.length === 0 ? t('empty') : t('text')}
        </Text>
        {groups.data?.map((group) => (
          <Group key={group.id} wrap="nowrap" gap="xs">
            <GroupDot color={group.color} />
            <Text size="sm" style={{ flex: 1, overflowWrap: 'anywhere' }}>
              {group.name}
            </Text>
            <Text size="sm" c="dimmed" flex="none">
              {t('people', { count: group.people })}
            </Text>
            <ActionIcon
              variant="subtle"
              aria-label={t('edit', { name: group.name })}
              onClick={() => setEdited(group)}
            >
              <IconPencil size={17} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('remove', { name: group.name })}
              onClick={() => void calls.remove(group)}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </Group>
        ))}
        <Group justify="space-between">
          <Button
            variant="default"
            leftSection={<IconPlus size={17} />}
            onClick={() => setEdited('new')}
            data-autofocus
          >
            {t('new')}
          </Button>
          <Button onClick={onClose}>{t('close')}</Button>
        </Group>
      </Stack>
      {edited && (
        <GroupModal
          group={edited === 'new' ? null : edited}
          onSave={(name, color) =>
            edited === 'new' ? calls.make(name, color, []) : calls.change(edited, name, color)
          }
          onClose={() => setEdited(null)}
        />
      )}
    </Modal>
  );
}
