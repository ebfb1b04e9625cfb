import type { ReactNode } from 'react';
import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useDescribeError } from './describe-error.ts';

/** An error where it happened: what was wrong and what to do next. */
export function ErrorNotice({ error, children }: { error: unknown; children?: ReactNode }) {
  const { title, next } = useDescribeError()(error);
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={20} />}
      title={title}
      role="alert"
    >
      <Text size="sm">{next}</Text>
      {children}
    </Alert>
  );
}
