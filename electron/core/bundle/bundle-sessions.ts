import { randomUUID } from 'node:crypto';
import {
  KithError,
  limits,
  type BundleChoice,
  type BundlePreview,
  type BundleProgress,
  type BundleReplaced,
  type MergeProgress,
} from '../../contract/index.ts';
import { latestProgress } from '../async/latest-progress.ts';
import type { Bundles } from './bundles.ts';
import type { OpenBundle } from './open-bundle.ts';

/** A bundle that a page takes a piece at a time. */
interface Writing {
  readonly id: string;
  readonly pieces: AsyncGenerator<Uint8Array>;
  readonly stop: AbortController;
  progress: BundleProgress;
}

/** A bundle that a page hands over a piece at a time. */
interface Reading {
  readonly id: string;
  readonly pieces: WritableStreamDefaultWriter<Uint8Array>;
  readonly opened: Promise<OpenBundle>;
  readonly stop: AbortController;
}

/** A bundle that is being added to the gallery. */
interface Adding {
  readonly id: string;
  readonly stop: AbortController;
}

/** Bundles as a page has them, which has no files but those a user chooses: one is written and one read at a time. */
export function createBundleSessions(bundles: Bundles) {
  let writing: Writing | null = null;
  let reading: Reading | null = null;
  let adding: Adding | null = null;

  const endWriting = async (): Promise<void> => {
    const ended = writing;
    writing = null;
    ended?.stop.abort();
    await ended?.pieces.return(undefined).catch(() => undefined);
  };
  const endReading = async (): Promise<void> => {
    const ended = reading;
    reading = null;
    ended?.stop.abort();
    // What it ended in was told to who waited for it.
    await ended?.opened.then((bundle) => bundle.close()).catch(() => undefined);
  };
  const readingOf = (id: string): Reading => {
    if (reading?.id !== id) throw new KithError('BundleGone');
    return reading;
  };

  return {
    /** Error: `PassphraseShort`. */
    beginExport: async (
      choice: BundleChoice,
      passphrase: string,
    ): Promise<{ exportId: string }> => {
      await endWriting();
      const id = randomUUID();
      const stop = new AbortController();
      const pieces = bundles.write(choice, passphrase, {
        signal: stop.signal,
        onProgress: (progress) => {
          if (writing?.id === id) writing.progress = progress;
        },
      });
      writing = { id, pieces, stop, progress: { done: 0, total: 0 } };
      return { exportId: id };
    },
    /** The next piece; null after the last. Errors: `BundleGone`, those of `Bundles.write`. */
    readExport: async (
      id: string,
    ): Promise<{ piece: Uint8Array[] | null; progress: BundleProgress }> => {
      if (writing?.id !== id) throw new KithError('BundleGone');
      const current = writing;
      const parts: Uint8Array[] = [];
      for (let size = 0; size < limits.bundlePieceBytes;) {
        const next = await current.pieces.next();
        if (next.done) break;
        parts.push(next.value);
        size += next.value.length;
      }
      return { piece: parts.length > 0 ? parts : null, progress: current.progress };
    },
    endExport: async (id: string): Promise<void> => {
      if (writing?.id === id) await endWriting();
    },
    beginImport: async (passphrase: string): Promise<{ importId: string }> => {
      await endReading();
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      const stop = new AbortController();
      const opened = bundles.open(readable, passphrase, { signal: stop.signal });
      // It is told to whoever sends the next piece.
      opened.catch(() => undefined);
      reading = { id: randomUUID(), pieces: writable.getWriter(), opened, stop };
      return { importId: reading.id };
    },
    /** Resolves once the piece is read. Errors: `BundleGone`, those of `Bundles.open`. */
    sendImport: async (id: string, piece: Uint8Array): Promise<void> => {
      const { pieces, opened } = readingOf(id);
      const sent = pieces.write(piece);
      sent.catch(() => undefined);
      // Where it fails before it is read to its end, nobody takes the piece.
      await Promise.race([opened, sent]);
    },
    /** Errors: likewise. */
    preview: async (id: string): Promise<BundlePreview> => {
      const { pieces, opened } = readingOf(id);
      pieces.close().catch(() => undefined);
      return (await opened).preview();
    },
    /**
     * Errors: `BundleGone`, those of `OpenBundle.merge`. Whoever ends the stream cancels it, and hears no more of it; after
     * `endImport` the stream says what became of it: it was added already, or `Canceled`.
     */
    async *merge(id: string, gone?: AbortSignal): AsyncGenerator<MergeProgress> {
      const { opened } = readingOf(id);
      const bundle = await opened;
      reading = null;
      const own = { id, stop: new AbortController() };
      adding = own;
      const signals = gone ? [gone, own.stop.signal] : [own.stop.signal];
      const work = (signal: AbortSignal, onProgress: (progress: BundleProgress) => void) =>
        bundle.merge({ signal, onProgress });
      try {
        for await (const told of latestProgress(work, AbortSignal.any(signals))) {
          if ('result' in told) yield { kind: 'merged', merged: told.result };
          else yield { kind: 'progress', ...told.progress };
        }
      } finally {
        if (adding === own) adding = null;
      }
    },
    /** Errors: `BundleGone`, those of `OpenBundle.replace`. */
    replace: async (id: string): Promise<BundleReplaced> => {
      const bundle = await readingOf(id).opened;
      reading = null;
      return bundle.replace();
    },
    endImport: async (id: string): Promise<void> => {
      if (adding?.id === id) adding.stop.abort();
      if (reading?.id === id) await endReading();
    },
    /** Ends both. */
    close: async (): Promise<void> => {
      await endWriting();
      await endReading();
    },
  };
}

/** The bundles of pages. */
export type BundleSessions = ReturnType<typeof createBundleSessions>;
