import { Button, Group, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';

/** The last screen: begin with oneself, or look around. */
export function EnrollYourself({
  onBack,
  onBegin,
}: {
  onBack: () => void;
  onBegin: (place: '' | 'enroll') => void;
}) {
  const t = useTranslations('welcome.you');
  return (
    <Stack gap="md">
      <Stack align="center" ta="center" gap="sm" py="md">
        <ThemeIcon size={72} radius="xl" variant="light">
          <IconUserPlus size={40} stroke={1.5} />
        </ThemeIcon>
        <Title order={1} size="h2">
          {t('title')}
        </Title>
        <Text c="dimmed" maw={420} style={{ textWrap: 'balance' }}>
          {t('text')}
        </Text>
        <Button size="md" onClick={() => onBegin('enroll')} autoFocus>
          {t('enroll')}
        </Button>
        <Button variant="subtle" onClick={() => onBegin('')}>
          {t('lookAround')}
        </Button>
      </Stack>
      <Group>
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
      </Group>
    </Stack>
  );
}
