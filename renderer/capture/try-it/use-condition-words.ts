import { useFormatter, useTranslations } from 'use-intl';
import type { Condition } from './moments.ts';

/** Says what can make a face hard to recognize, as a list of short words. */
export function useConditionWords(): (conditions: readonly Condition[]) => string {
  const t = useTranslations('tryIt.condition');
  const format = useFormatter();
  return (conditions) => format.list(conditions.map((condition) => t(condition)));
}
