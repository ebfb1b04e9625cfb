import type { ReactNode } from 'react';
import { Group, Stack, Text } from '@mantine/core';
import { Panel } from '../../ui/panel.tsx';

/** A group of settings under one title. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Panel title={title}>
      <Stack gap="sm">{children}</Stack>
    </Panel>
  );
}

/** A setting: what it is on the left, its control on the right. */
export function Row({
  title,
  text,
  children,
}: {
  title: string;
  text?: string;
  children: ReactNode;
}) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="lg">
      <div>
        <Text size="sm" fw={550}>
          {title}
        </Text>
        {text && (
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        )}
      </div>
      <div style={{ flexShrink: 0, maxWidth: '50%', overflowWrap: 'anywhere' }}>{children}</div>
    </Group>
  );
}
