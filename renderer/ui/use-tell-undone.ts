import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import type { UndoneRepair } from '../../electron/contract/index.ts';

/** Says that something was undone, and what of it could not be. */
export function useTellUndone() {
  const t = useTranslations('repairs');
  return ({ lostId }: UndoneRepair): void => {
    const message = lostId === null ? t('undone') : t('undoneWithoutId', { id: lostId });
    notifications.show({ message });
  };
}
