import { KithError } from '../../contract/index.ts';

/** Cancellations remembered until their call comes; more than a page has calls under way. */
const MOST_EARLY = 100;

/**
 * The calls that write and can be canceled, by the name that each caller gave. A transport's own abort message is not
 * enough: it is read at once while a call full of pictures is still being decoded, so it finds nothing to abort and is
 * lost; and who sends it never learns whether it came in time. Here a cancellation that comes first is remembered, and
 * it is the call itself that says how it ended.
 */
export function createAttempts() {
  const underWay = new Map<string, AbortController>();
  const early = new Set<string>();
  return {
    /**
     * Does the work of a call. Its signal is aborted by `cancel`, and when the caller is `gone`. Errors: those of the
     * work; `Canceled` where the call was canceled before it came; `BadInput` for a name that is in use.
     */
    run: async <T>(
      attempt: string,
      gone: AbortSignal | undefined,
      work: (signal: AbortSignal) => Promise<T>,
    ): Promise<T> => {
      if (early.delete(attempt)) throw new KithError('Canceled');
      if (underWay.has(attempt)) throw new KithError('BadInput', 'attempt');
      const controller = new AbortController();
      underWay.set(attempt, controller);
      try {
        return await work(gone ? AbortSignal.any([controller.signal, gone]) : controller.signal);
      } finally {
        underWay.delete(attempt);
      }
    },
    /** Cancels a call, also one that has yet to come. */
    cancel: (attempt: string): void => {
      const controller = underWay.get(attempt);
      if (controller) return controller.abort();
      early.add(attempt);
      const [oldest] = early;
      if (early.size > MOST_EARLY) early.delete(oldest!);
    },
  };
}
