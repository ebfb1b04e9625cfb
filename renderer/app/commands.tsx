import { useEffect, useRef, useState } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import { Spotlight, spotlight, type SpotlightActionData } from '@mantine/spotlight';
import {
  IconKeyboard,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
  IconSearch,
  IconSun,
  IconUserPlus,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useLocation } from 'wouter';
import type { PeopleGroup, Person } from '../../electron/contract/index.ts';
import { useGroups, useKith, usePeople, useStatus } from '../owner/kith-context.tsx';
import { firstFound, prepareToFind } from '../ui/find-people.ts';
import { matchesWords } from '../ui/matches-words.ts';
import { notifyError } from '../ui/notify-error.tsx';
import { placeOfPerson } from '../ui/people-places.ts';
import { Portrait } from '../ui/portrait.tsx';
import { places } from './places.ts';

/** How many people are offered at once: as many as can be looked over. */
const OFFERED = 9;

const nobody: readonly Person[] = [];
const noGroups: readonly PeopleGroup[] = [];

/**
 * The command palette: every page, everyone enrolled and what is done often, found by typing; people as on their page, by their
 * ids, notes and groups as well.
 */
export function Commands({ onShortcuts }: { onShortcuts: () => void }) {
  const t = useTranslations('app');
  const [, navigate] = useLocation();
  const kith = useKith();
  const people = usePeople().data ?? nobody;
  const groups = useGroups().data ?? noGroups;
  useEffect(() => prepareToFind(people, groups), [people, groups]);
  const search = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const paused = useStatus().data?.paused ?? null;
  // What is seen, and not what was chosen: the system may have it dark.
  const isDark = useComputedColorScheme('light') === 'dark';
  const pages = places.map(({ name, path, icon: Icon }): SpotlightActionData => ({
    id: path,
    label: t(`places.${name}`),
    leftSection: <Icon size={20} stroke={1.7} />,
    onClick: () => navigate(path),
  }));
  const actions: SpotlightActionData[] = [
    {
      id: 'enroll',
      label: t('commands.enroll'),
      leftSection: <IconUserPlus size={20} stroke={1.7} />,
      onClick: () => navigate('/enroll'),
    },
    {
      id: 'pause',
      label: paused ? t('commands.resume') : t('commands.pause'),
      leftSection: paused ? <IconPlayerPlay size={20} /> : <IconPlayerPause size={20} />,
      disabled: paused === null,
      onClick: () => void kith.system.pause({ paused: !paused }).catch(notifyError),
    },
    {
      id: 'theme',
      label: isDark ? t('commands.light') : t('commands.dark'),
      leftSection: isDark ? <IconSun size={20} /> : <IconMoon size={20} />,
      onClick: () =>
        void kith.settings.update({ theme: isDark ? 'light' : 'dark' }).catch(notifyError),
    },
    {
      id: 'shortcuts',
      label: t('shortcuts.title'),
      leftSection: <IconKeyboard size={20} stroke={1.7} />,
      onClick: onShortcuts,
    },
  ];
  // Only those that can be looked over: thousands would have to be drawn with every letter. Nobody before anything is typed.
  const wanted = query.trim() === '' ? nobody : firstFound(people, query, groups, OFFERED);
  const found = wanted.map(({ id, name, portrait }): SpotlightActionData => ({
    id: `person ${id}`,
    label: name,
    leftSection: <Portrait sampleId={portrait} name={name} size={28} />,
    onClick: () => navigate(placeOfPerson(id)),
  }));
  return (
    <Spotlight
      actions={[
        { group: t('commands.pages'), actions: pages },
        { group: t('commands.actions'), actions },
        { group: t('commands.people'), actions: found },
      ]}
      filter={(search, groups) =>
        groups.map((entry) =>
          // People are found by more than what they are called.
          'actions' in entry && entry.actions !== found
            ? {
                ...entry,
                actions: entry.actions.filter(({ label }) => matchesWords(label ?? '', search)),
              }
            : entry,
        )
      }
      onQueryChange={setQuery}
      scrollable
      maxHeight="60vh"
      shortcut={null}
      nothingFound={t('commands.nothing')}
      attributes={{ content: { 'aria-label': t('commands.search') } }}
      // A blurred page is drawn anew with every letter, which takes long without a graphics card.
      overlayProps={{ backgroundOpacity: 0.35 }}
      // Here at once, and with the focus: what is typed right after the shortcut belongs to the search.
      transitionProps={{ duration: 0 }}
      onSpotlightOpen={() => search.current?.focus()}
      searchProps={{
        ref: search,
        leftSection: <IconSearch size={20} />,
        placeholder: t('commands.search'),
        'aria-label': t('commands.search'),
      }}
    />
  );
}

/** Opens the palette. */
export const openCommands = spotlight.open;
