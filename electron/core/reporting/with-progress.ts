import type { ReportProgress } from '../../contract/index.ts';
import { latestProgress } from '../async/latest-progress.ts';
import type { Reporting } from './reporting.ts';

/** Makes a report and tells how far it is; whoever ends the stream, or aborts the signal, cancels it. Errors: those of `make`. */
export async function* reportWithProgress(
  reporting: Pick<Reporting, 'make'>,
  options: { names: boolean; seed?: number | undefined },
  gone?: AbortSignal,
): AsyncGenerator<ReportProgress> {
  const make = (
    signal: AbortSignal,
    onProgress: (progress: { done: number; total: number }) => void,
  ) =>
    reporting.make({
      ...options,
      signal,
      onProgress: (done, total) => onProgress({ done, total }),
    });
  for await (const told of latestProgress(make, gone)) {
    if ('result' in told) yield { kind: 'report', report: told.result };
    else yield { kind: 'progress', ...told.progress };
  }
}
