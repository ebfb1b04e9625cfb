import { KithError, type DiscardedFaces } from '../../contract/index.ts';
import type { Gallery } from '../ports/index.ts';

/** Milliseconds for which what was discarded can be brought back. */
const UNDO_FOR = 10_000;

/** What somebody was given. */
export interface Added {
  readonly personId: number;
  readonly sampleIds: readonly number[];
}

/** Faces that can still be brought back, and what somebody was given of them. */
interface Discarded extends DiscardedFaces {
  readonly added: Added | null;
}

/** Remembers which faces were discarded for as long as they can be brought back, and erases them then. */
export function createDiscards({
  gallery,
  removeSamples,
  now,
  onChange,
}: {
  gallery: Pick<Gallery, 'inbox' | 'samples'>;
  /** Takes samples from a person and erases them. */
  removeSamples: (personId: number, sampleIds: readonly number[]) => Promise<void>;
  now: () => Date;
  /** Faces were erased. */
  onChange: () => void;
}) {
  /** The last at the end. */
  const discarded = new Map<NodeJS.Timeout, Discarded>();

  /** Erases faces that were discarded once the time to bring them back is over. */
  const eraseLater = (faceIds: readonly number[], added: Added | null): void => {
    const timer = setTimeout(() => {
      discarded.delete(timer);
      gallery.inbox.eraseDiscarded(faceIds).then(
        onChange,
        // Tried again until it works: closing Kith and starting it erase it, too.
        () => eraseLater(faceIds, added),
      );
    }, UNDO_FOR);
    // A Kith that ends meanwhile erases it as it closes its gallery.
    timer.unref();
    const until = new Date(now().getTime() + UNDO_FOR);
    discarded.set(timer, { faceIds: [...faceIds], until, added });
  };

  /** Takes from somebody what they were given of faces that were discarded then. Error: `LastSample`. */
  const takeBack = async ({ personId, sampleIds }: Added): Promise<void> => {
    const there = new Set((await gallery.samples(personId)).map(({ id }) => id));
    const left = sampleIds.filter((id) => there.has(id));
    if (left.length > 0) await removeSamples(personId, left);
  };

  return {
    /** What was discarded last and can still be brought back; null for nothing. */
    last: (): DiscardedFaces | null => {
      const last = [...discarded.values()].at(-1);
      return last ? { faceIds: last.faceIds, until: last.until } : null;
    },
    /** Faces were discarded, after somebody was given samples of them, null for nobody. */
    add: (faceIds: readonly number[], added: Added | null = null): void =>
      eraseLater(faceIds, added),
    /**
     * Brings back those of some faces that were discarded, takes from people what they were given of them, and answers how many faces
     * came back. Errors: `UndoTooLate` where none is there any more; `LastSample` where somebody has nothing else.
     */
    restore: async (faceIds: readonly number[]): Promise<number> => {
      const wanted = new Set(faceIds);
      // What is not brought back of them is erased all the same.
      const whole = [...discarded].filter(([, one]) => one.faceIds.every((id) => wanted.has(id)));
      for (const [timer, { faceIds: these, added }] of whole) {
        clearTimeout(timer);
        discarded.delete(timer);
        if (!added) continue;
        try {
          await takeBack(added);
        } catch (error) {
          eraseLater(these, added);
          throw error;
        }
      }
      const restored = await gallery.inbox.restore(faceIds);
      if (restored === 0) throw new KithError('UndoTooLate');
      return restored;
    },
    /** Stops the clocks: what was discarded is erased as the gallery closes. */
    close: (): void => {
      for (const timer of discarded.keys()) clearTimeout(timer);
    },
  };
}
