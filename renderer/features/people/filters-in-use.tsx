import { Button, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { PeopleGroup } from '../../../electron/contract/index.ts';
import { unfiltered, type PeopleFilter } from './filter-people.ts';

/** The filters in use, each to be taken away. */
export function FiltersInUse({
  filter,
  groups,
  onChange,
}: {
  filter: PeopleFilter;
  groups: readonly PeopleGroup[];
  onChange: (change: Partial<PeopleFilter>) => void;
}) {
  const t = useTranslations('peopleList.filter');
  const { unseen } = filter;
  const inUse: { readonly words: string; readonly without: Partial<PeopleFilter> }[] = [
    ...(['weak', 'alike', 'withoutConsent'] as const)
      .filter((what) => filter[what])
      .map((what) => ({ words: t(what), without: { [what]: false } })),
    ...(unseen === null
      ? []
      : [{ words: t('unseenFor', { time: t(`time.${unseen}`) }), without: { unseen: null } }]),
    ...groups
      .filter(({ id }) => filter.groups.includes(id))
      .map(({ id, name }) => ({
        words: name,
        without: { groups: filter.groups.filter((one) => one !== id) },
      })),
  ];
  if (inUse.length === 0) return null;
  return (
    <Group gap={6} mb="md">
      {inUse.map(({ words, without }) => (
        <Button
          key={words}
          size="compact-sm"
          variant="light"
          rightSection={<IconX size={14} />}
          aria-label={t('remove', { what: words })}
          onClick={() => onChange(without)}
        >
          {words}
        </Button>
      ))}
      <Button size="compact-sm" variant="subtle" onClick={() => onChange(unfiltered)}>
        {t('clear')}
      </Button>
    </Group>
  );
}
