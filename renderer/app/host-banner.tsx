import { Alert, Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useStatus } from '../owner/kith-context.tsx';

/** Says when recognition is not running. Nothing pretends meanwhile. */
export function HostBanner() {
  const host = useStatus().data?.host ?? 'ready';
  const t = useTranslations();
  if (host === 'ready' || host === 'starting') return null;
  const failed = host === 'failed';
  return (
    <Alert
      radius={0}
      color={failed ? 'red' : 'amber'}
      icon={failed ? <IconAlertTriangle size={20} /> : <Loader size={18} />}
      title={t(`common.host.${host}`)}
      role="status"
    >
      {t(failed ? 'app.host.failed' : 'app.host.restarting')}
    </Alert>
  );
}
