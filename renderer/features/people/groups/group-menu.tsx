import type { ReactElement } from 'react';
import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { PeopleGroup } from '../../../../electron/contract/index.ts';
import { GroupDot } from './group-dot.tsx';
import { GroupModal } from './group-modal.tsx';
import { useGroupCalls } from './use-group-calls.ts';

/** A button that puts people into a group, also into a new one. */
export function GroupMenu({
  groups,
  personIds,
  children,
}: {
  /** Those to choose from. */
  groups: readonly PeopleGroup[];
  personIds: readonly number[];
  /** The button. */
  children: ReactElement;
}) {
  const t = useTranslations('peopleList.groups');
  const calls = useGroupCalls();
  const [making, modal] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>{children}</Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          {groups.map((group) => (
            <Menu.Item
              key={group.id}
              leftSection={<GroupDot color={group.color} />}
              onClick={() => void calls.put(group, personIds, true)}
            >
              {group.name}
            </Menu.Item>
          ))}
          {groups.length > 0 && <Menu.Divider />}
          <Menu.Item leftSection={<IconPlus size={16} />} onClick={modal.open}>
            {t('new')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {making && (
        <GroupModal
          group={null}
          onSave={(name, color) => calls.make(name, color, personIds)}
          onClose={modal.close}
        />
      )}
    </>
  );
}
