import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { SelfTest } from '../../../../electron/contract/index.ts';
import { useSelfTest } from '../../../owner/kith-context.tsx';
import { useRemedyWords } from './use-remedy-words.ts';

const nobody: SelfTest['weak'] = [];

/** Whoever is weak, and what would help them most in words (null where somebody is not weak): words of those who are shown only. */
export function useWeaknesses(): {
  readonly weak: ReadonlySet<number>;
  readonly weaknessOf: (personId: number) => string | null;
} {
  const t = useTranslations('selfTest');
  const words = useRemedyWords();
  const found = useSelfTest().data?.result?.weak ?? nobody;
  const remedies = useMemo(
    () => new Map(found.map(({ personId, remedy }) => [personId, remedy])),
    [found],
  );
  return {
    weak: useMemo(() => new Set(remedies.keys()), [remedies]),
    weaknessOf: useCallback(
      (personId) => {
        const remedy = remedies.get(personId);
        if (remedy === undefined) return null;
        return (remedy && words(remedy)) ?? t('weakMark');
      },
      [remedies, words, t],
    ),
  };
}
