import { Group, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { useHistoryState } from 'wouter/use-browser-location';
import { useInbox } from '../../owner/kith-context.tsx';
import { ChipPicture } from '../../capture/chip-picture.tsx';
import type { FoundSample } from './draft-sample.ts';

/** Shows the pictures that an enrollment of an unknown face begins with, and says where they are. */
export function SeenNote({ samples }: { samples: readonly FoundSample[] }) {
  const t = useTranslations('live.seen');
  const format = useFormatter();
  // Those of the inbox are days old, and in the gallery.
  const kept = useHistoryState<{ kept?: boolean } | null>()?.kept === true;
  // While unknown faces are kept, the same pictures may be on the disk, too.
  const keeping = useInbox().data?.consent !== null;
  const [first] = samples;
  return (
    <Stack gap={6}>
      <Group gap={6}>
        {samples.map(({ chip, takenAt }) => (
          <div key={takenAt.getTime()} style={{ width: 56 }}>
            <ChipPicture chip={chip} label={t('picture')} />
          </div>
        ))}
      </Group>
      <Text size="sm" c="dimmed">
        {t(kept ? 'kept' : keeping ? 'live' : 'note', {
          count: samples.length,
          time: format.dateTime(first!.takenAt, {
            timeStyle: 'short',
            ...(kept && { dateStyle: 'medium' }),
          }),
        })}
      </Text>
    </Stack>
  );
}
