import type { Change } from '../../electron/contract/index.ts';
import type { KithClient } from './client.ts';

/** Milliseconds until a stream of changes that ended is asked for again: at first, and at most. */
const FIRST_WAIT = 250;
const LONGEST_WAIT = 10_000;

/**
 * Follows the owner's changes until `ended`. Whenever changes may have been missed, at the start and after each break,
 * `onMissed` is called once nothing more can be. A stream that ends or fails is asked for again, ever more patiently.
 */
export async function followChanges(
  kith: KithClient,
  ended: AbortSignal,
  { onChange, onMissed }: { onChange: (kind: Change['kind']) => void; onMissed: () => void },
): Promise<void> {
  let wait = FIRST_WAIT;
  while (!ended.aborted) {
    try {
      const changes = await kith.system.changes(undefined, { signal: ended });
      onMissed();
      for await (const { kind } of changes) {
        wait = FIRST_WAIT;
        onChange(kind);
      }
    } catch (error) {
      if (!ended.aborted) console.warn('The stream of changes broke', error);
    }
    await pause(wait, ended);
    wait = Math.min(2 * wait, LONGEST_WAIT);
  }
}

function pause(milliseconds: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (ended.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    ended.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
