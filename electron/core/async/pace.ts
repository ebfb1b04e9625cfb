import { setImmediate } from 'node:timers/promises';
import { failIfAborted } from './aborted.ts';

/** Milliseconds of work in one go: a live frame that comes meanwhile waits no longer. */
const SLICE = 8;

/**
 * What long work in this process awaits ever so often: it gives way to everything else whenever a slice of work is over. Error,
 * of what it returns: `Canceled`.
 */
export function createPace(signal: AbortSignal): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await setImmediate();
    failIfAborted(signal);
    since = performance.now();
  };
}
