import { useState, type ReactNode } from 'react';
import { Alert, Collapse, Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import classes from './folded-alert.module.css';

/** A line that has to be noticed, with what can be done about it; what it is about in detail is folded. */
export function FoldedAlert({
  line,
  details,
  action,
  onDismiss,
}: {
  line: string;
  details: ReactNode;
  action?: ReactNode;
  onDismiss: () => void;
}) {
  const t = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <Alert
      color="amber"
      p="xs"
      withCloseButton
      closeButtonLabel={t('close')}
      onClose={onDismiss}
      role="status"
    >
      <UnstyledButton
        className={classes.summary}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Text size="sm" fw={600}>
          {line}
        </Text>
        <IconChevronDown size={16} className={classes.chevron} data-open={open || undefined} />
      </UnstyledButton>
      <Collapse expanded={open}>
        <div className={classes.details}>{details}</div>
      </Collapse>
      {action}
    </Alert>
  );
}
