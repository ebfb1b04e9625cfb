import { useState } from 'react';
import { Button, Group, Modal, Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import {
  groupColors,
  type GroupColor,
  type PeopleGroup,
} from '../../../../electron/contract/index.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { NameNote } from '../../../ui/name-note.tsx';
import { useDialogWork } from '../../../ui/use-dialog-work.ts';
import { useFocusReturn } from '../../../ui/use-focus-return.ts';
import { GroupDot } from './group-dot.tsx';

/** Asks for the name and color of a group: a new one, or one that there is. */
export function GroupModal({
  group,
  onSave,
  onClose,
}: {
  /** Null for a new one. */
  group: PeopleGroup | null;
  /** What it rejects with is shown, and nothing of what was typed is lost. */
  onSave: (name: string, color: GroupColor) => Promise<void>;
  onClose: () => void;
}) {
  const t = useTranslations('peopleList.groups');
  useFocusReturn();
  const [name, setName] = useState(group?.name ?? '');
  const [color, setColor] = useState<GroupColor>(group?.color ?? 'teal');
  const { working, error, act, leave } = useDialogWork(onClose);
  return (
    <Modal
      opened
      onClose={leave}
      title={group ? t('editTitle', { name: group.name }) : t('newTitle')}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void act(() => onSave(name, color));
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
          <Radio.Group
            label={t('color')}
            value={color}
            onChange={(value) => setColor(groupColors.find((one) => one === value) ?? color)}
          >
            <SimpleGrid cols={{ base: 2, xs: 4 }} spacing="sm" verticalSpacing={8} mt={6}>
              {groupColors.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={
                    <Group gap={6} wrap="nowrap">
                      <GroupDot color={one} />
                      <Text size="sm">{t(`colors.${one}`)}</Text>
                    </Group>
                  }
                />
              ))}
            </SimpleGrid>
          </Radio.Group>
          {error !== null && <ErrorNotice error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={leave} disabled={working}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={working} disabled={name.trim() === ''}>
              {group ? t('save') : t('make')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
