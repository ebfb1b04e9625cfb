import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { Remedy } from '../../../../electron/contract/index.ts';
import { useNames } from './use-names.ts';

/**
 * Says the one thing that would help a person most; null where what it is about is gone. The same function until people or the
 * language change.
 */
export function useRemedyWords(): (remedy: Remedy) => string | null {
  const t = useTranslations('selfTest.remedy');
  const nameOf = useNames();
  return useCallback(
    (remedy) => {
      switch (remedy.kind) {
        case 'compare': {
          const name = nameOf(remedy.with);
          return name === null ? null : t('compare', { count: remedy.count, name });
        }
        case 'retake':
          return t(`retake.${remedy.reason}`, { count: remedy.count, of: remedy.of });
        case 'pose':
          return t(`pose.${remedy.segment}`);
        case 'more':
          return t('more', { count: remedy.count });
        case 'light':
          return t(remedy.light);
        case 'time':
          return t('time');
      }
    },
    [t, nameOf],
  );
}
