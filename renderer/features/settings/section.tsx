import type { ReactNode } from 'react';
import { Stack, Text } from '@mantine/core';
import { Panel } from '../../ui/panel.tsx';
import classes from './section.module.css';

/** A group of settings under one title. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      <Stack gap="md">{children}</Stack>
    </Panel>
  );
}

/** A setting: what it is, and its control beside it, or below where there is no room. */
export function Row({
  title,
  text,
  children,
}: {
  title: string;
  text?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <Text size="sm" fw={550}>
          {title}
        </Text>
        {text && (
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        )}
      </div>
      <div className={classes.control}>{children}</div>
    </div>
  );
}
