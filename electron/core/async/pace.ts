import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { failIfAborted } from './aborted.ts';

/**
 * Milliseconds of work in one go, and of rest after it. A live frame takes several turns of the event loop: with a rest in between
 * it does not meet a slice at every one of them.
 */
const SLICE = 4;
const REST = 2;

/**
 * What long work in this process awaits ever so often: it gives way to everything else whenever a slice of work is over; waiting
 * for others is no work. Error, of what it returns: `Canceled`.
 */
export function createPace(signal: AbortSignal): () => Promise<void> {
  let since = performance.eventLoopUtilization();
  return async () => {
    failIfAborted(signal);
    if (performance.eventLoopUtilization(since).active < SLICE) return;
    await setTimeout(REST);
    failIfAborted(signal);
    since = performance.eventLoopUtilization();
  };
}
