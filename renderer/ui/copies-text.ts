import { useFormatter, useTranslations } from 'use-intl';
import type { CopiesState } from '../../electron/contract/index.ts';

/** Says, in a sentence, when the gallery was copied last or will be next. */
export function useCopiesText(): (copies: CopiesState) => string {
  const t = useTranslations('common.copies');
  const format = useFormatter();
  const time = (at: Date): string =>
    format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' });
  return ({ last, next, failure }) => {
    if (failure) return t('failed', { why: failure.message });
    if (last) return t('last', { date: time(last) });
    return next ? t('next', { date: time(next) }) : t('none');
  };
}
