import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';

/** How far work on this page has come, with the way to stop it. */
export function WorkProgress({
  label,
  share,
  text,
  onStop,
}: {
  /** What goes on, for those who do not see the bar. */
  label: string;
  /** 0 to 1. */
  share: number;
  text: string;
  onStop: () => void;
}) {
  const t = useTranslations('common');
  return (
    <Group gap="sm" mt="xs" wrap="nowrap" role="status">
      <Progress flex={1} value={share * 100} aria-label={label} />
      <Text size="sm">{text}</Text>
      <Button variant="default" size="xs" onClick={onStop}>
        {t('stop')}
      </Button>
    </Group>
  );
}
