import type { ReactNode } from 'react';
import { Stack, Text } from '@mantine/core';
import classes from './stage-placeholder.module.css';

/** What stands in the place of the video while the camera is off. */
export function StagePlaceholder({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <Stack className={classes.place} align="center" justify="center" gap="xs" p="lg">
      {icon}
      <Text size="sm" c="dimmed" ta="center">
        {text}
      </Text>
    </Stack>
  );
}
