import { Alert, Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { hostText } from '../i18n/en.ts';
import { useStatus } from '../owner/kith-context.tsx';

/** Says when recognition is not running. Nothing pretends meanwhile. */
export function HostBanner() {
  const host = useStatus().data?.host ?? 'ready';
  if (host === 'ready' || host === 'starting') return null;
  const failed = host === 'failed';
  return (
    <Alert
      radius={0}
      color={failed ? 'red' : 'amber'}
      icon={failed ? <IconAlertTriangle size={20} /> : <Loader size={18} />}
      title={hostText[host]}
      role="status"
    >
      {failed
        ? 'Nothing was lost. Settings shows which engines were tried and why each was refused.'
        : 'Nothing was lost; this page continues by itself in a moment.'}
    </Alert>
  );
}
