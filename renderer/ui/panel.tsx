import type { ReactNode } from 'react';
import { Group, Paper, Text, Title } from '@mantine/core';
import classes from './panel.module.css';

/** A part of a page with its own title. */
export function Panel({
  title,
  name,
  text,
  actions,
  children,
}: {
  title: ReactNode;
  /** The title as plain text, where it is more than that. */
  name?: string;
  text?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <Paper
      withBorder
      radius="lg"
      p="md"
      component="section"
      aria-label={name ?? (typeof title === 'string' ? title : undefined)}
    >
      <Group justify="space-between" align="flex-start" gap="sm" className={classes.head}>
        <div className={classes.words}>
          <Title order={2} size="h5">
            {title}
          </Title>
          {text && (
            <Text size="sm" c="dimmed">
              {text}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Paper>
  );
}
