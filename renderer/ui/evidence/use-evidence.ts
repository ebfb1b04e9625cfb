import { useCallback, useRef, useState } from 'react';
import type { Evidence } from '../../../electron/contract/index.ts';

/** What was asked about a face, and what came of it. */
export interface Asked {
  readonly evidence: Evidence | null;
  readonly error: unknown;
}

/**
 * Asks what a decision rests on, and keeps the answer as it was: what is looked at does not change while recognition goes on.
 * Null until something is asked.
 */
export function useEvidence() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const question = useRef(0);
  const ask = useCallback((answer: () => Promise<Evidence>): void => {
    const number = ++question.current;
    setAsked({ evidence: null, error: null });
    answer().then(
      (evidence) => question.current === number && setAsked({ evidence, error: null }),
      (error: unknown) => question.current === number && setAsked({ evidence: null, error }),
    );
  }, []);
  const close = useCallback((): void => {
    question.current++;
    setAsked(null);
  }, []);
  return { asked, ask, close };
}
