import { memo, useRef } from 'react';
import { Button, Checkbox, Group, Popover, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { PeopleGroup } from '../../../electron/contract/index.ts';
import { countFilters, unseenTimes, type PeopleFilter, type UnseenTime } from './filter-people.ts';
import { GroupDot } from './groups/group-dot.tsx';
import { GroupsModal } from './groups/groups-modal.tsx';

const times = Object.keys(unseenTimes) as UnseenTime[];

/** The button that says which people are shown, and what it opens. */
export const PeopleFilters = memo(function PeopleFilters({
  filter,
  groups,
  onChange,
}: {
  filter: PeopleFilter;
  groups: readonly PeopleGroup[];
  onChange: (change: Partial<PeopleFilter>) => void;
}) {
  const t = useTranslations('peopleList.filter');
  const [opened, popover] = useDisclosure(false);
  const [editing, modal] = useDisclosure(false);
  const button = useRef<HTMLButtonElement>(null);
  // What opened the dialog is gone with the popover.
  const endEditing = (): void => {
    modal.close();
    button.current?.focus();
  };
  const count = countFilters(filter);
  const wanted = new Set(filter.groups);
  return (
    <>
      <Popover
        opened={opened}
        onChange={(open) => !open && popover.close()}
        position="bottom-end"
        floatingStrategy="fixed"
        shadow="md"
        trapFocus
        returnFocus
        width={290}
      >
        <Popover.Target>
          <Button
            ref={button}
            variant={count > 0 ? 'light' : 'default'}
            leftSection={<IconFilter size={17} />}
            onClick={popover.toggle}
          >
            {count > 0 ? t('openWith', { count }) : t('open')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
          <Stack gap="sm">
            <Text size="sm" fw={600}>
              {t('title')}
            </Text>
            {(['weak', 'alike', 'withoutConsent'] as const).map((what) => (
              <Checkbox
                key={what}
                label={t(what)}
                checked={filter[what]}
                onChange={(event) => onChange({ [what]: event.currentTarget.checked })}
              />
            ))}
            <Select
              label={t('unseen')}
              size="sm"
              allowDeselect={false}
              comboboxProps={{ withinPortal: false }}
              value={filter.unseen ?? 'any'}
              onChange={(value) =>
                onChange({ unseen: times.find((time) => time === value) ?? null })
              }
              data={[
                { value: 'any', label: t('anyTime') },
                ...times.map((time) => ({ value: time, label: t(`time.${time}`) })),
              ]}
            />
            <Stack gap={8} role="group" aria-label={t('groups')}>
              <Text size="sm" fw={500}>
                {t('groups')}
              </Text>
              {groups.length === 0 && (
                <Text size="sm" c="dimmed">
                  {t('noGroups')}
                </Text>
              )}
              {groups.map(({ id, name, color }) => (
                <Checkbox
                  key={id}
                  label={
                    <Group gap={6} wrap="nowrap">
                      <GroupDot color={color} />
                      <span style={{ overflowWrap: 'anywhere' }}>{name}</span>
                    </Group>
                  }
                  checked={wanted.has(id)}
                  onChange={(event) =>
                    onChange({
                      groups: event.currentTarget.checked
                        ? [...filter.groups, id]
                        : filter.groups.filter((one) => one !== id),
                    })
                  }
                />
              ))}
            </Stack>
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                popover.close();
                modal.open();
              }}
            >
              {t('edit')}
            </Button>
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {editing && <GroupsModal onClose={endEditing} />}
    </>
  );
});
