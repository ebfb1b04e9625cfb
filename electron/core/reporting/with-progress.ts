import type { ReportProgress } from '../../contract/index.ts';
import type { Reporting } from './reporting.ts';

/** Makes a report and tells how far it is; whoever ends the stream, or aborts the signal, cancels it. Errors: those of `make`. */
export async function* reportWithProgress(
  reporting: Pick<Reporting, 'make'>,
  options: { names: boolean; seed?: number | undefined },
  gone?: AbortSignal,
): AsyncGenerator<ReportProgress> {
  const stop = new AbortController();
  const signal = gone ? AbortSignal.any([gone, stop.signal]) : stop.signal;
  let latest: ReportProgress | null = null;
  let wake = (): void => undefined;
  const making = reporting.make({
    ...options,
    signal,
    onProgress: (done, total) => {
      latest = { kind: 'progress', done, total };
      wake();
    },
  });
  const ended = making.then(
    () => true,
    () => true,
  );
  try {
    for (;;) {
      const told = new Promise<false>((resolve) => (wake = () => resolve(false)));
      const isOver = latest === null && (await Promise.race([ended, told]));
      if (isOver) break;
      // Only the newest: a page that is slow is told no more than it can show.
      const next: ReportProgress | null = latest;
      latest = null;
      if (next) yield next;
    }
    yield { kind: 'report', report: await making };
  } finally {
    stop.abort();
  }
}
