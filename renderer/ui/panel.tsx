import type { ReactNode } from 'react';
import { Group, Paper, Text, Title } from '@mantine/core';
import classes from './panel.module.css';

/** A part of a page with its own title. */
export function Panel({
  title,
  text,
  actions,
  children,
}: {
  title: string;
  text?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <Paper withBorder radius="lg" p="md" component="section" aria-label={title}>
      <Group justify="space-between" align="flex-start" className={classes.head}>
        <div className={classes.title}>
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
