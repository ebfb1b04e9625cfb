import type { ReactNode } from 'react';
import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useDescribeError } from './describe-error.ts';

/** An error where it happened: what was wrong and what to do next. With `onClose` it can be put away. */
export function ErrorNotice({
  error,
  onClose,
  children,
}: {
  error: unknown;
  onClose?: () => void;
  children?: ReactNode;
}) {
  const { title, next } = useDescribeError()(error);
  const t = useTranslations('common');
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={20} />}
      title={title}
      role="alert"
      {...(onClose && { withCloseButton: true, closeButtonLabel: t('close'), onClose })}
    >
      <Text size="sm">{next}</Text>
      {children}
    </Alert>
  );
}
