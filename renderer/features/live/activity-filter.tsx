import { useDeferredValue, useMemo, useState } from 'react';
import { Group, SegmentedControl, Select } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ActivityFilter, PeopleGroup, Person } from '../../../electron/contract/index.ts';
import { useGroups, usePeople } from '../../owner/kith-context.tsx';
import { peopleById } from '../../owner/people-by-id.ts';
import { firstFound } from '../../ui/find-people.ts';
import { matchesWords } from '../../ui/matches-words.ts';

/** Days that each choice goes back, today included. */
const periods = { today: 1, week: 7, all: null } as const;

/** People that are offered at once; typing finds the rest. */
const OFFERED = 50;

const nobody: readonly Person[] = [];
const noGroups: readonly PeopleGroup[] = [];

/** Which lines of the list are shown. */
export interface Shown {
  readonly who: 'everyone' | 'unknown' | 'not live' | number;
  readonly when: keyof typeof periods;
}

/** Choices of `who` that are no person. */
const kinds = ['everyone', 'unknown', 'not live'] as const;

/** What the list shows until something else is chosen. */
export const everything: Shown = { who: 'everyone', when: 'all' };

/** The same as the owner is asked for it. Days begin at midnight here. */
export function filterOf({ who, when }: Shown, now: Date): ActivityFilter {
  const days = periods[when];
  return {
    ...(who === 'everyone' ? {} : typeof who === 'number' ? { personId: who } : { kinds: [who] }),
    ...(days === null
      ? {}
      : { from: new Date(now.getFullYear(), now.getMonth(), now.getDate() - (days - 1)) }),
  };
}

/** Chooses whose lines are shown and of which days. */
export function ActivityFilterBar({
  shown,
  onChange,
}: {
  shown: Shown;
  onChange: (shown: Shown) => void;
}) {
  const t = useTranslations('live');
  const people = usePeople().data ?? nobody;
  const groups = useGroups().data ?? noGroups;
  const [search, setSearch] = useState('');
  const searched = useDeferredValue(search);
  const chosen = typeof shown.who === 'number' ? peopleById(people).get(shown.who) : undefined;
  const who = useMemo(() => {
    const kinds = [
      { value: 'everyone', label: t('activity.everyone') },
      { value: 'unknown', label: t('unknown') },
      { value: 'not live', label: t('activity.line.not live') },
    ];
    // What stands in the field until something is typed is the choice there is, and looks for nobody.
    const isTyped = [chosen?.name, ...kinds.map(({ label }) => label)].every(
      (label) => label !== searched,
    );
    const wanted = isTyped ? searched : '';
    const found = firstFound(people, wanted, groups, OFFERED);
    return [
      ...kinds.filter(({ label }) => matchesWords(label, wanted)),
      ...found.map(({ id, name }) => ({ value: String(id), label: name })),
    ];
  }, [t, people, groups, chosen, searched]);
  return (
    <Group gap="xs" mb="xs">
      <Select
        aria-label={t('activity.who')}
        size="xs"
        flex="1 1 110px"
        data={who}
        value={String(shown.who)}
        searchable={people.length > 8}
        searchValue={search}
        onSearchChange={setSearch}
        // What is typed takes the place of the choice there was.
        onClick={({ currentTarget }) => currentTarget.select()}
        // Thousands would be slow to open, and nobody reads them: only those are here who were found.
        filter={({ options }) => options}
        allowDeselect={false}
        onChange={(value) =>
          onChange({
            ...shown,
            who: kinds.find((kind) => kind === value) ?? Number(value),
          })
        }
      />
      <SegmentedControl
        aria-label={t('activity.when')}
        size="xs"
        value={shown.when}
        data={(['today', 'week', 'all'] as const).map((value) => ({
          value,
          label: t(`activity.${value}`),
        }))}
        onChange={(when) => onChange({ ...shown, when })}
      />
    </Group>
  );
}
