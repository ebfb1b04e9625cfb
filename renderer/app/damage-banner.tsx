import { Button, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useKith, useStatus, useTraining, useVersions } from '../owner/kith-context.tsx';
import { notifyError } from '../ui/notify-error.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';

/** Says that the active version is damaged, and offers what puts it right. */
export function DamageBanner() {
  const kith = useKith();
  const t = useTranslations('app.damage');
  const damage = useStatus().data?.damage;
  const versions = useVersions().data;
  const active = versions?.find((version) => version.active);
  const canRollBack = versions?.some((version) => version.previous);
  const activation = useTraining().data?.activation;
  if (!damage) return null;
  return (
    <ErrorNotice error={damage}>
      {active && !activation && (
        <Group mt="sm">
          <Button
            onClick={() =>
              void kith.versions
                .activate({ versionId: active.id, confirmed: true })
                .catch(notifyError)
            }
          >
            {t('embedAgain')}
          </Button>
          {canRollBack && (
            <Button
              variant="default"
              onClick={() => void kith.versions.rollback().catch(notifyError)}
            >
              {t('rollBack')}
            </Button>
          )}
        </Group>
      )}
    </ErrorNotice>
  );
}
