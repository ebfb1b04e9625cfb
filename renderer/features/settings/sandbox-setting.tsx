import { Alert, Badge } from '@mantine/core';
import { IconShieldOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Row } from './section.tsx';

/** Whether the system holds the app's pages in a sandbox, and what to do where it does not. */
export function SandboxSetting({ sandboxed }: { sandboxed: boolean }) {
  const t = useTranslations('settings.privacy');
  return (
    <>
      <Row title={t('sandbox')} text={sandboxed ? t('sandboxOn') : t('sandboxOff')}>
        <Badge color={sandboxed ? 'kith' : 'amber'} variant="light">
          {t('sandboxState', { on: String(sandboxed) })}
        </Badge>
      </Row>
      {!sandboxed && (
        <Alert color="amber" icon={<IconShieldOff size={18} />} title={t('sandboxMissing')}>
          {t('sandboxMissingText')}
        </Alert>
      )}
    </>
  );
}
