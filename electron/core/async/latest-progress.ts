/**
 * Does work and tells how far it is, and at last what came of it: only the newest, so that whoever is slow is told no more than
 * they can show. Whoever ends the stream, or aborts the signal, has the work canceled. Errors: those of the work.
 */
export async function* latestProgress<Progress, Result>(
  work: (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<Result>,
  gone?: AbortSignal,
): AsyncGenerator<{ readonly progress: Progress } | { readonly result: Result }> {
  const stop = new AbortController();
  const signal = gone ? AbortSignal.any([gone, stop.signal]) : stop.signal;
  let latest: { progress: Progress } | null = null;
  let wake = (): void => undefined;
  const working = work(signal, (progress) => {
    latest = { progress };
    wake();
  });
  const ended = working.then(
    () => true,
    () => true,
  );
  try {
    for (;;) {
      const told = new Promise<false>((resolve) => (wake = () => resolve(false)));
      const isOver = latest === null && (await Promise.race([ended, told]));
      if (isOver) break;
      const next: { progress: Progress } | null = latest;
      latest = null;
      if (next) yield next;
    }
    yield { result: await working };
  } finally {
    stop.abort();
  }
}
