import { Group, Kbd, Modal, Stack, Text, Title } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { shortcuts, type ShortcutName } from '../ui/shortcuts.ts';

const places = ['everywhere', 'live', 'people', 'enroll'] as const;

/** All keys that Kith knows, by where they work. */
export function ShortcutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations('app.shortcuts');
  const names = Object.keys(shortcuts) as ShortcutName[];
  return (
    <Modal opened={opened} onClose={onClose} title={t('title')} size="md">
      <Stack gap="lg">
        {places.map((place) => (
          <section key={place}>
            <Title order={3} size="h6" mb={6}>
              {t(`places.${place}`)}
            </Title>
            <Stack gap={6}>
              {names
                .filter((name) => shortcuts[name].where === place)
                .map((name) => (
                  <Group key={name} justify="space-between" wrap="nowrap">
                    <Text size="sm">{t(`what.${name}`)}</Text>
                    <Keys keys={shortcuts[name].keys} />
                  </Group>
                ))}
            </Stack>
          </section>
        ))}
      </Stack>
    </Modal>
  );
}

/** A combination of keys as this system's keyboards label them. */
function Keys({ keys }: { keys: string }) {
  const t = useTranslations('app.shortcuts.keys');
  const isMac = useOs() === 'macos';
  const called = (key: string): string => {
    if (key === 'mod') return isMac ? '⌘' : t('control');
    if (key === 'alt') return isMac ? '⌥' : t('alt');
    if (key === 'Space') return t('space');
    if (key === 'Enter') return t('enter');
    if (key === 'Escape') return t('escape');
    return key;
  };
  return (
    <Group gap={4} wrap="nowrap" dir="ltr">
      {keys.split('+').map((key) => (
        <Kbd key={key}>{called(key)}</Kbd>
      ))}
    </Group>
  );
}
