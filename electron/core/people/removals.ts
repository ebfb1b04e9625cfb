import { limits, type ModelVersion, type Person, type Removal } from '../../contract/index.ts';
import type { Gallery } from '../ports/index.ts';

/**
 * People who are removed: gone from every list at once, and erased in ten seconds unless they are kept. Whoever waits when Kith
 * closes or is killed is erased as the gallery closes, or opens again.
 */
export function createRemovals({
  gallery,
  erase,
  now,
  onChange,
}: {
  gallery: Gallery;
  /** Erases somebody who was not kept, with all that follows from it. */
  erase: (personId: number) => Promise<unknown>;
  now: () => Date;
  /** Somebody is not there any more, or again. */
  onChange: () => void;
}) {
  const timers = new Map<number, NodeJS.Timeout>();
  const eraseLater = (personId: number): void => {
    const timer = setTimeout(() => {
      erase(personId).then(
        () => timers.delete(personId),
        // Tried again until it works: closing Kith and starting it erase them, too.
        () => timers.has(personId) && eraseLater(personId),
      );
    }, limits.removalGrace);
    // A Kith that ends meanwhile erases them as it closes its gallery.
    timer.unref();
    timers.set(personId, timer);
  };
  const stop = (personId: number): void => {
    clearTimeout(timers.get(personId));
    timers.delete(personId);
  };
  return {
    /** Removes somebody; says until when they can be kept, and which versions learned from them. Error: `NoSuchPerson`. */
    begin: async (personId: number): Promise<Removal & { learnedBy: ModelVersion[] }> => {
      const learnedBy = await gallery.versions.learnedBy(personId);
      const { name } = await gallery.repairs.beginRemoval(personId, now());
      eraseLater(personId);
      onChange();
      return { personId, name, at: new Date(now().getTime() + limits.removalGrace), learnedBy };
    },
    /** Keeps somebody who was removed. Error: `NoSuchPerson` where they are erased by now. */
    keep: async (personId: number): Promise<Person> => {
      const person = await gallery.repairs.keepPerson(personId);
      stop(personId);
      onChange();
      return person;
    },
    /** Whoever can still be kept, and until when. */
    list: async (): Promise<Removal[]> =>
      (await gallery.repairs.removals()).map(({ at, ...removal }) => ({
        ...removal,
        at: new Date(at.getTime() + limits.removalGrace),
      })),
    /** Stops the clocks: whoever waits is erased as the gallery closes. */
    close: (): void => [...timers.keys()].forEach(stop),
  };
}

/** The capability of removing people. */
export type Removals = ReturnType<typeof createRemovals>;
