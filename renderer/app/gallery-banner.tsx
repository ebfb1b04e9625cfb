import { Alert, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useStatus } from '../owner/kith-context.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { MendButtons } from './mend-buttons.tsx';

/** Says that the gallery's file is damaged, and offers what puts it right; or that it can only be read. */
export function GalleryBanner() {
  const t = useTranslations('app.gallery');
  const status = useStatus().data;
  if (!status) return null;
  const { galleryDamage, readOnly, copies } = status;
  if (galleryDamage) {
    return (
      <ErrorNotice error={galleryDamage}>
        {galleryDamage.code === 'GalleryDamaged' && <MendButtons copies={copies} />}
      </ErrorNotice>
    );
  }
  if (!readOnly) return null;
  return (
    <Alert color="amber" variant="light" icon={<IconLock size={20} />} title={t('readOnly')}>
      <Text size="sm">{t('readOnlyText')}</Text>
    </Alert>
  );
}
