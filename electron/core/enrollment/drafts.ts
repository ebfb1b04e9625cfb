import {
  KithError,
  limits,
  type Draft,
  type DraftDetails,
  type HeldDraft,
  type KeptSample,
} from '../../contract/index.ts';
import type { DraftStore } from '../ports/index.ts';

/** Milliseconds between two looks for drafts that are a day old. */
const LOOK_EVERY = 10 * 60_000;

/**
 * Enrollments that are not saved yet, kept so that nothing is lost: any number, for each page may begin one. One page at a time
 * writes into a draft, the one that took it up last: it goes on with all that the page before has kept, and that page is told with its next write. Which page it is
 * need not outlive this process: a page finds another one only by opening the draft anew.
 */
export async function createDrafts({
  store,
  facesOf = () => null,
  now,
}: {
  store: DraftStore;
  /** The unknown faces of the inbox that a sighting is of; null where it is of none. They are kept with the draft. */
  facesOf?: (sighting: string) => readonly number[] | null;
  now: () => Date;
}) {
  /** The page that has each draft, by its number. */
  const holders = new Map<number, string>();

  const removeOld = (): Promise<number> =>
    store.removeBefore(new Date(now().getTime() - limits.draftAge));
  // With the next look, the next start or the next page that opens a draft one that could not be erased is tried again.
  const look = (): void => void removeOld().catch(() => undefined);
  await removeOld().catch(() => undefined);
  const looking = setInterval(look, LOOK_EVERY);
  looking.unref();

  /**
   * Does work with a draft that a page has: nothing comes between the look whether it has and the work. Errors: `DraftElsewhere`
   * where another page has it, `DraftEnded` where it is over, or none has it.
   */
  const withHeld = async <T>({ id, holder }: HeldDraft, work: () => Promise<T>): Promise<T> => {
    const held = holders.get(id);
    if (held === holder) return work();
    const isElsewhere = held !== undefined && (await store.isThere(id));
    throw new KithError(isElsewhere ? 'DraftElsewhere' : 'DraftEnded');
  };

  const facesIn = ({ sighting }: DraftDetails) => (sighting === null ? null : facesOf(sighting));

  return {
    withHeld,
    /**
     * The `wanted` draft, else that of which something was kept last: it is this page's from now on, and kept for another day.
     * What other pages have is passed over where a page that has had its own `leavesHeld` alone.
     */
    open: async (
      whose: number | null,
      holder: string,
      { wanted = null, leavesHeld = false }: { wanted?: number | null; leavesHeld?: boolean } = {},
    ): Promise<Draft | null> => {
      await removeOld();
      const ofOthers = [...holders].flatMap(([id, page]) => (page === holder ? [] : id));
      const passedOver = leavesHeld ? ofOthers.filter((id) => id !== wanted) : [];
      const stored = await store.of(whose, wanted, passedOver);
      if (!stored) return null;
      await store.touch(stored.id, now());
      holders.set(stored.id, holder);
      const samples = stored.samples.map(({ chip, ...sample }) => ({
        ...sample,
        chip: new Blob([Uint8Array.from(chip)]),
      }));
      return { ...stored, samples };
    },
    /** Begins a draft beside those that there are. Error: `NoSuchPerson`. */
    begin: async (whose: number | null, holder: string, details: DraftDetails): Promise<number> => {
      const id = await store.begin(whose, details, now(), facesIn(details));
      holders.set(id, holder);
      return id;
    },
    /** Errors: those of `withHeld`, as of the following. */
    keep: (held: HeldDraft, details: DraftDetails): Promise<void> =>
      withHeld(held, () => store.keep(held.id, details, now(), facesIn(details))),
    /** Error also: `TooManySamples`. */
    addSample: async (held: HeldDraft, { chip, ...sample }: KeptSample): Promise<void> => {
      const bytes = await chip.bytes();
      await withHeld(held, () => store.addSample(held.id, { ...sample, chip: bytes }, now()));
    },
    removeSamples: (held: HeldDraft, keys: readonly number[]): Promise<void> =>
      withHeld(held, () => store.removeSamples(held.id, keys, now())),
    discard: (held: HeldDraft): Promise<void> => withHeld(held, () => store.remove(held.id)),
    close: (): void => clearInterval(looking),
  };
}

/** The drafts of enrollments. */
export type Drafts = Awaited<ReturnType<typeof createDrafts>>;
