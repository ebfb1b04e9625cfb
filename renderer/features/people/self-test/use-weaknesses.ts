import { useTranslations } from 'use-intl';
import { useSelfTest } from '../../../owner/kith-context.tsx';
import { useRemedyWords } from './use-remedy-words.ts';

/** Whoever is weak, with what would help them most in words. */
export function useWeaknesses(): ReadonlyMap<number, string> {
  const t = useTranslations('selfTest');
  const words = useRemedyWords();
  const weak = useSelfTest().data?.result?.weak ?? [];
  return new Map(
    weak.map(({ personId, remedy }) => [personId, (remedy && words(remedy)) ?? t('weakMark')]),
  );
}
