import type { ReactNode } from 'react';
import { Stack, Text, ThemeIcon, Title } from '@mantine/core';

/** What a place says when there is nothing in it, with the way on. */
export function EmptyState({
  icon,
  title,
  text,
  action,
}: {
  icon: ReactNode;
  title: string;
  text: string;
  action?: ReactNode;
}) {
  return (
    <Stack align="center" gap="sm" maw={440} mx="auto" py="xl" ta="center">
      <ThemeIcon size={72} radius="xl" variant="light">
        {icon}
      </ThemeIcon>
      <Title order={2} size="h3" style={{ textWrap: 'balance' }}>
        {title}
      </Title>
      <Text c="dimmed" style={{ textWrap: 'balance' }}>
        {text}
      </Text>
      {action}
    </Stack>
  );
}
