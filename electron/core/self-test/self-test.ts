import {
  expectedFailure,
  type SelfTest,
  type SelfTestState,
  type TestedPerson,
} from '../../contract/index.ts';
import { never } from '../async/aborted.ts';
import type { EmbeddedMoments } from '../evaluation/embedded-moments.ts';
import type { OwnSearch } from '../evaluation/own-searches.ts';
import type { GalleryReader } from '../ports/index.ts';
import { testGallery, type Tested } from './test-gallery.ts';

/** Milliseconds without another change until the gallery is tested: whoever adds a folder changes it once a second. */
const QUIET = 400;

/**
 * Tests the gallery after every change, in the background and one test at a time; a newer change ends the one that runs. It
 * begins with `begin`, or when somebody first asks: a command that only enrolls has no use for it.
 */
export function createSelfTest({
  gallery,
  samples,
  onChange,
}: {
  gallery: GalleryReader;
  samples: EmbeddedMoments;
  /** It stands otherwise than before. */
  onChange: () => void;
}) {
  let begun = false;
  let closed = false;
  let running: {
    readonly stop: AbortController;
    /** Ends the wait before it. */
    readonly hasten: () => void;
    readonly ended: Promise<void>;
  } | null = null;
  let last: Tested | null = null;
  let failed = false;

  const test = async (signal: AbortSignal, quiet: Promise<void>): Promise<void> => {
    await quiet;
    if (signal.aborted) return;
    try {
      const tested = await testGallery(gallery, samples, signal);
      if (signal.aborted) return;
      last = tested;
      failed = false;
    } catch (error) {
      if (signal.aborted) return;
      last = null;
      failed = true;
      // What nobody expected is logged as what it is.
      if (!expectedFailure(error)) throw error;
    } finally {
      if (!signal.aborted) {
        running = null;
        onChange();
      }
    }
  };

  const start = (wait: number): void => {
    if (closed) return;
    running?.stop.abort();
    const stop = new AbortController();
    const { promise: quiet, resolve: hasten } = Promise.withResolvers<void>();
    const timer = setTimeout(hasten, wait);
    timer.unref();
    stop.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      hasten();
    });
    running = { stop, hasten, ended: test(stop.signal, quiet) };
    onChange();
  };

  const noteChange = (): void => {
    if (begun) start(QUIET);
  };

  const begin = (wait = 0): void => {
    if (begun) return;
    begun = true;
    start(wait);
  };

  /** Somebody wants to know. */
  const ask = (): void => {
    begin();
    if (!last && !failed) running?.hasten();
  };

  const settled = async (): Promise<void> => {
    if (!running) return;
    await running.ended;
    // A change meanwhile has begun another one.
    await settled();
  };

  return {
    /** From now on the gallery is tested: first after so many milliseconds, then after every change. */
    begin,
    /** People, samples, the active version or the threshold are others than before. */
    noteChange,
    /** How it stands. Whoever asks first has it begin. */
    state: (): SelfTestState => {
      ask();
      return {
        state: running ? 'running' : failed ? 'failed' : 'done',
        result: last?.summary ?? null,
      };
    },
    /** What was found last of a person; null where nothing was yet. */
    person: (personId: number): TestedPerson | null => {
      ask();
      return last?.people.get(personId) ?? null;
    },
    /** The searches of the last test, if it was of this version: each picture without its moment. Whoever asks first has it begin. */
    searches: (versionId: number): readonly OwnSearch[] | null => {
      ask();
      return last?.versionId === versionId ? last.searches : null;
    },
    /** Whether what was found last is of the gallery as it is. */
    isSettled: (): boolean => running === null,
    /** Tests the gallery now, for whoever waits for it. Errors: `Canceled`, `ActiveVersionDamaged`, `GalleryDamaged`. */
    run: async (signal = never): Promise<SelfTest & { readonly all: readonly TestedPerson[] }> => {
      const { summary, people } = await testGallery(gallery, samples, signal);
      return { ...summary, all: [...people.values()] };
    },
    /** Resolves once nothing is being tested. */
    settled,
    /** Ends it for good. */
    close: (): void => {
      closed = true;
      running?.stop.abort();
      running = null;
    },
  };
}
