import { KithError } from '../../contract/index.ts';

/** The signal of work that nobody cancels. */
export const never = new AbortController().signal;

/** Throws `Canceled` once the signal is aborted. */
export function failIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new KithError('Canceled');
}

/** A promise's value, or `Canceled` as soon as the signal is aborted: a cancellation waits for nothing. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = (): void => reject(new KithError('Canceled'));
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

/** Events until the signal; ends the stream they come from. */
export async function* untilAborted<T>(
  events: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const iterator = events[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await unlessAborted(iterator.next(), signal);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    void iterator.return?.()?.catch(() => undefined);
  }
}
