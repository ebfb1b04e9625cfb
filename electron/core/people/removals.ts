import {
  hasCode,
  limits,
  type ModelVersion,
  type Person,
  type Removal,
} from '../../contract/index.ts';
import type { Gallery } from '../ports/index.ts';

/**
 * People who are removed: gone from every list at once, and erased in ten seconds unless they are kept. Whoever waits when Kith
 * closes or is killed is erased as the gallery closes, or opens again.
 */
export function createRemovals({
  gallery,
  eraseLike,
  erase,
  now,
  onChange,
}: {
  gallery: Gallery;
  /** Erases unknown faces that look like one of these people, who are about to be removed: they do not come back with an undo. */
  eraseLike: (personIds: readonly number[]) => Promise<void>;
  /** Erases those of these people who were not kept, with all that follows from it. */
  erase: (personIds: readonly number[]) => Promise<unknown>;
  now: () => Date;
  /** Somebody is not there any more, or again. */
  onChange: () => void;
}) {
  const { repairs } = gallery;
  /** The clocks that run, each for people who were removed together. */
  const timers = new Set<NodeJS.Timeout>();
  /** The clock of whoever waits: somebody who was kept and removed again has another one than before. */
  const clockOf = new Map<number, NodeJS.Timeout>();
  const eraseLater = (personIds: readonly number[]): void => {
    const waiting = (): number[] => personIds.filter((id) => clockOf.get(id) === timer);
    const eraseNow = async (): Promise<void> => {
      // Nobody waits any more: no training ends for them.
      if (waiting().length > 0) await erase(waiting());
      timers.delete(timer);
      for (const id of waiting()) clockOf.delete(id);
    };
    const timer = setTimeout(() => {
      // Tried again until it works: closing Kith and starting it erase them, too.
      eraseNow().catch(() => timers.delete(timer) && eraseLater(waiting()));
    }, limits.removalGrace);
    // A Kith that ends meanwhile erases them as it closes its gallery.
    timer.unref();
    timers.add(timer);
    for (const id of personIds) clockOf.set(id, timer);
  };
  const keep = async (personId: number): Promise<Person> => {
    const person = await repairs.keepPerson(personId);
    clockOf.delete(personId);
    return person;
  };
  const until = (at: Date): Date => new Date(at.getTime() + limits.removalGrace);
  /** Who is gone already needs no removing or keeping. */
  const unlessGone = async <T>(work: Promise<T>): Promise<T[]> => {
    try {
      return [await work];
    } catch (error) {
      if (!hasCode(error, 'NoSuchPerson')) throw error;
      return [];
    }
  };
  return {
    /** Removes somebody; says until when they can be kept, and which versions learned from them. Error: `NoSuchPerson`. */
    begin: async (personId: number): Promise<Removal & { learnedBy: ModelVersion[] }> => {
      const learnedBy = await gallery.versions.learnedBy(personId);
      await gallery.person(personId);
      await eraseLike([personId]);
      const { name } = await repairs.beginRemoval(personId, now());
      eraseLater([personId]);
      onChange();
      return { personId, name, at: until(now()), learnedBy };
    },
    /** Removes several likewise; whoever is gone already is left out. Those are removed who are before one fails. */
    beginAll: async (personIds: readonly number[]): Promise<Removal[]> => {
      await eraseLike(personIds);
      const removed: Removal[] = [];
      try {
        for (const personId of personIds) {
          const at = now();
          const gone = await unlessGone(repairs.beginRemoval(personId, at));
          removed.push(...gone.map(({ name }) => ({ personId, name, at: until(at) })));
        }
      } finally {
        if (removed.length > 0) {
          eraseLater(removed.map(({ personId }) => personId));
          onChange();
        }
      }
      return removed;
    },
    /** Keeps those of them who are not erased by now. */
    keep: async (personIds: readonly number[]): Promise<Person[]> => {
      const kept: Person[] = [];
      try {
        for (const id of personIds) kept.push(...(await unlessGone(keep(id))));
      } finally {
        if (kept.length > 0) onChange();
      }
      return kept;
    },
    /** Whoever can still be kept, and until when. */
    list: async (): Promise<Removal[]> =>
      (await repairs.removals()).map(({ at, ...removal }) => ({ ...removal, at: until(at) })),
    /** Stops the clocks: whoever waits is erased as the gallery closes. */
    close: (): void => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** The capability of removing people. */
export type Removals = ReturnType<typeof createRemovals>;
