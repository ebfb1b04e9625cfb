import { useDeferredValue, useMemo, useState } from 'react';
import { Select } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { PeopleGroup, Person } from '../../../electron/contract/index.ts';
import { useGroups, usePeople } from '../../owner/kith-context.tsx';
import { peopleById } from '../../owner/people-by-id.ts';
import { firstFound } from '../../ui/find-people.ts';
import { matchesWords } from '../../ui/matches-words.ts';

/** Whose lines of the activity list are shown. */
export type Who = 'everyone' | 'unknown' | 'not live' | `person ${number}` | `group ${number}`;

/** People that are offered at once; typing finds the rest. */
const OFFERED = 50;

const nobody: readonly Person[] = [];
const noGroups: readonly PeopleGroup[] = [];

/** Chooses whose lines are shown: a kind of them, a group's or a person's. */
export function ActivityWho({ value, onChange }: { value: Who; onChange: (who: Who) => void }) {
  const t = useTranslations('live');
  const people = usePeople().data ?? nobody;
  const groups = useGroups().data ?? noGroups;
  const [search, setSearch] = useState('');
  const searched = useDeferredValue(search);
  const chosen = value.startsWith('person ')
    ? peopleById(people).get(Number(value.slice('person '.length)))
    : undefined;
  const choices = useMemo(() => {
    const named: { value: Who; label: string }[] = [
      { value: 'everyone', label: t('activity.everyone') },
      { value: 'unknown', label: t('unknown') },
      { value: 'not live', label: t('activity.line.not live') },
      ...groups.map(({ id, name }) => ({
        value: `group ${id}` as const,
        label: t('activity.group', { name }),
      })),
    ];
    // What stands in the field until something is typed is the choice there is, and looks for nobody.
    const isTyped = [chosen?.name, ...named.map(({ label }) => label)].every(
      (label) => label !== searched,
    );
    const wanted = isTyped ? searched : '';
    const found = firstFound(people, wanted, groups, OFFERED);
    return [
      ...named.filter(({ label }) => matchesWords(label, wanted)),
      ...found.map(({ id, name }) => ({ value: `person ${id}` as const, label: name })),
    ];
  }, [t, people, groups, chosen, searched]);
  return (
    <Select
      aria-label={t('activity.who')}
      size="xs"
      flex="1 1 110px"
      data={choices}
      value={value}
      searchable={people.length + groups.length > 8}
      searchValue={search}
      onSearchChange={setSearch}
      // What is typed takes the place of the choice there was.
      onClick={({ currentTarget }) => currentTarget.select()}
      // Thousands would be slow to open, and nobody reads them: only those are here who were found.
      filter={({ options }) => options}
      allowDeselect={false}
      onChange={(who) => onChange(choices.find((choice) => choice.value === who)?.value ?? value)}
    />
  );
}
