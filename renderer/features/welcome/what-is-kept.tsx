import { useId, useState } from 'react';
import {
  Anchor,
  Button,
  Checkbox,
  Collapse,
  Group,
  List,
  Stack,
  Text,
  ThemeIcon,
  Title,
} from '@mantine/core';
import { IconDeviceDesktop, IconTrash, IconUserQuestion } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { useLivenessSetting, useSettings, useStatus } from '../../owner/kith-context.tsx';

const facts = [
  { name: 'here', icon: IconDeviceDesktop },
  { name: 'strangers', icon: IconUserQuestion },
  { name: 'back', icon: IconTrash },
] as const;

/** The first screen: what Kith keeps and where; the small print is folded. */
export function WhatIsKept({
  keepChips,
  onKeepChips,
  watches,
  onWatches,
  onNext,
}: {
  keepChips: boolean;
  onKeepChips: (keep: boolean) => void;
  /** Whether to watch for pictures that are held up to the camera. */
  watches: boolean;
  onWatches: (watches: boolean) => void;
  onNext: () => void;
}) {
  const t = useTranslations('welcome.kept');
  const format = useFormatter();
  const status = useStatus().data;
  const settings = useSettings().data;
  const pack = useLivenessSetting().data?.pack;
  const [open, setOpen] = useState(false);
  const smallPrint = useId();
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h2">
          {t('title')}
        </Title>
        <Text c="dimmed">{t('text')}</Text>
      </div>
      <List spacing="md" center listStyleType="none" p={0}>
        {facts.map(({ name, icon: Icon }) => (
          <List.Item
            key={name}
            icon={
              <ThemeIcon size={40} radius="md" variant="light">
                <Icon size={22} stroke={1.7} />
              </ThemeIcon>
            }
          >
            <Text fw={600}>{t(`facts.${name}.title`)}</Text>
            <Text size="sm" c="dimmed">
              {t(`facts.${name}.text`)}
            </Text>
          </List.Item>
        ))}
      </List>
      <Checkbox
        label={t('watch')}
        description={t('watchWhat', { megabytes: Math.round((pack?.total ?? 0) / 1e6) })}
        checked={watches}
        onChange={(event) => onWatches(event.currentTarget.checked)}
      />
      <div>
        <Anchor
          component="button"
          size="sm"
          aria-expanded={open}
          aria-controls={smallPrint}
          onClick={() => setOpen(!open)}
        >
          {t('smallPrint')}
        </Anchor>
        <Collapse id={smallPrint} expanded={open}>
          <Stack gap="xs" pt="xs">
            {status && (
              <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {t('where', { folder: status.dataFolder })}{' '}
                {status.key.weak ? t('weakKey') : t('key', { keeper: status.key.description })}
              </Text>
            )}
            <Text size="sm" c="dimmed">
              {t('limits', {
                share: format.number(settings?.wantedFpir ?? 0.01, {
                  style: 'percent',
                  maximumFractionDigits: 2,
                }),
              })}
            </Text>
            <Checkbox
              label={t('keepPictures')}
              description={t('keepPicturesWhy')}
              checked={keepChips}
              onChange={(event) => onKeepChips(event.currentTarget.checked)}
            />
          </Stack>
        </Collapse>
      </div>
      <Group justify="flex-end">
        <Button size="md" onClick={onNext} autoFocus>
          {t('next')}
        </Button>
      </Group>
    </Stack>
  );
}
