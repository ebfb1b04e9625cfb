import type { Output } from './output.ts';

/** Milliseconds in which a second signal is of the same Ctrl-C: what starts Kith, such as npm, passes it on, and the terminal sends it to both. */
const SAME = 500;

/**
 * What is aborted when this process is told to end: the work stops, and what is finished is kept. Told so once more, it ends as
 * it would have by itself, whatever the work still waits for.
 */
export function stopOnSignals(output: Pick<Output, 'remark'>): AbortSignal {
  const stop = new AbortController();
  let told = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!stop.signal.aborted) {
        told = performance.now();
        output.remark('Stopping. What’s finished is kept. Press Ctrl-C again to end at once.');
        stop.abort();
      } else if (performance.now() - told > SAME) {
        // Node's own end would wait for a thread that waits for a pipe.
        process.removeAllListeners(signal);
        process.kill(process.pid, signal);
      }
    });
  }
  return stop.signal;
}
