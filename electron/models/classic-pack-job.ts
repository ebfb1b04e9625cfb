import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { KithError, type PackFetch } from '../contract/index.ts';
import type { ClassicPack } from '../core/training/training.ts';
import { fetchPack } from './fetch-pack.ts';
import { classicPack } from './packs/classic.ts';

/** Milliseconds between two tellings of the progress. */
const TELL_EVERY = 250;

/** Fetches the classic network into a folder in the background, and knows whether it is there. */
export function classicPackJob(
  folder: string,
  onChange: (kind: 'training') => void,
): ClassicPack & { settled(): Promise<void> } {
  const total = classicPack.source.bytes!;
  let fetching: { stop: AbortController; promise: Promise<void> } | null = null;
  let received = 0;
  let error: PackFetch['error'] = null;
  const present = () =>
    Object.values(classicPack.files).every(({ path }) =>
      existsSync(join(folder, classicPack.source.package, path)),
    );

  const work = async (signal: AbortSignal): Promise<void> => {
    let toldAt = 0;
    try {
      await fetchPack(classicPack, folder, {
        signal,
        onProgress: (bytes) => {
          received = bytes;
          if (Date.now() - toldAt < TELL_EVERY) return;
          toldAt = Date.now();
          onChange('training');
        },
      });
    } catch (caught) {
      if (!(caught instanceof KithError)) throw caught;
      const { code, message, next } = caught;
      error = signal.aborted ? null : { code, message, next };
    } finally {
      fetching = null;
      onChange('training');
    }
  };

  return {
    state: () => ({
      state: fetching ? 'fetching' : present() ? 'present' : 'absent',
      received,
      total,
      error,
    }),
    fetch: () => {
      if (fetching) return;
      error = null;
      const stop = new AbortController();
      fetching = { stop, promise: work(stop.signal) };
      onChange('training');
    },
    cancel: () => fetching?.stop.abort(),
    settled: async () => fetching?.promise,
  };
}
