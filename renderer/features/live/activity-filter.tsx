import { Group, SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ActivityFilter } from '../../../electron/contract/index.ts';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { ActivityWho, type Who } from './activity-who.tsx';

/** Days that each choice goes back, today included. */
const periods = { today: 1, week: 7, all: null } as const;

/** Which lines of the list are shown. */
export interface Shown {
  readonly who: Who;
  readonly when: keyof typeof periods;
  /** Null for lines of any camera, or of none. */
  readonly camera: string | null;
}

/** What the list shows until something else is chosen. */
export const everything: Shown = { who: 'everyone', when: 'all', camera: null };

/** The same as the owner is asked for it. Days begin at midnight here. */
export function filterOf({ who, when, camera }: Shown, now: Date): ActivityFilter {
  const days = periods[when];
  return {
    ...filterOfWho(who),
    ...(camera === null ? {} : { camera }),
    ...(days === null
      ? {}
      : { from: new Date(now.getFullYear(), now.getMonth(), now.getDate() - (days - 1)) }),
  };
}

function filterOfWho(who: Who): ActivityFilter {
  if (who === 'everyone') return {};
  if (who === 'unknown' || who === 'not live') return { kinds: [who] };
  const id = Number(who.slice(who.indexOf(' ')));
  return who.startsWith('person') ? { personId: id } : { groupId: id };
}

/** Chooses whose lines are shown, of which days, and, where several cameras saw somebody, of which of them. */
export function ActivityFilterBar({
  shown,
  onChange,
}: {
  shown: Shown;
  onChange: (shown: Shown) => void;
}) {
  const t = useTranslations('live.activity');
  const kith = useKith();
  const cameras = useQuery({
    queryKey: keys.activityCameras,
    queryFn: () => kith.activity.cameras(),
  }).data;
  return (
    <Group gap="xs" mb="xs">
      <ActivityWho value={shown.who} onChange={(who) => onChange({ ...shown, who })} />
      <SegmentedControl
        aria-label={t('when')}
        size="xs"
        value={shown.when}
        data={(['today', 'week', 'all'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(when) => onChange({ ...shown, when })}
      />
      {cameras && (cameras.length > 1 || shown.camera !== null) && (
        <Select
          aria-label={t('camera')}
          placeholder={t('everyCamera')}
          size="xs"
          flex="1 1 100%"
          data={cameras}
          value={shown.camera}
          clearable
          onChange={(camera) => onChange({ ...shown, camera })}
        />
      )}
    </Group>
  );
}
