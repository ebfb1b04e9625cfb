import { asShown, type CopiesState, type ShownError } from '../../contract/index.ts';
import type { Gallery, GalleryCopy } from '../ports/index.ts';

/** Milliseconds between two copies, as long as nothing is erased. */
const DAY = 24 * 60 * 60_000;
/** Milliseconds between two looks whether one is due. */
const LOOK_EVERY = 60 * 60_000;
/** Milliseconds after a start, or after something was erased, when a copy is made: more may be erased, and somebody waits. */
const QUIET = 60_000;

/** Copies the gallery after changes, at most once a day, and soon after an erasure has taken the copies with it. */
export function createCopies({
  gallery,
  now,
  onChange,
}: {
  gallery: Gallery;
  now: () => Date;
  /** What is told of the copies is different. */
  onChange: () => void;
}) {
  const { copies } = gallery;
  let planned: { readonly at: Date; readonly timer: NodeJS.Timeout } | null = null;
  let failure: ShownError | null = null;

  const listed = (): GalleryCopy[] => {
    try {
      return copies.list();
    } catch (error) {
      failure = asShown(error);
      return [];
    }
  };
  const isDue = (): boolean => {
    if (gallery.isReadOnly || gallery.damage() || !copies.isOutdated()) return false;
    const newest = copies.list()[0]?.at;
    return newest === undefined || now().getTime() - newest.getTime() >= DAY;
  };
  /** Makes a copy where one is due. That it cannot is said, and tried again: nothing else depends on it. */
  const makeDue = async (): Promise<void> => {
    try {
      const { copiesKept } = await gallery.settings();
      if (copiesKept === 0 || !isDue()) return;
      await copies.make(copiesKept, now());
      failure = null;
    } catch (error) {
      failure = asShown(error);
    }
    onChange();
  };
  const plan = (milliseconds: number): void => {
    if (planned) return;
    const timer = setTimeout(() => {
      planned = null;
      void makeDue().finally(() => plan(LOOK_EVERY));
    }, milliseconds);
    timer.unref();
    planned = { at: new Date(now().getTime() + milliseconds), timer };
  };
  const stop = (): void => {
    clearTimeout(planned?.timer);
    planned = null;
  };
  plan(QUIET);

  return {
    /** Something was written: an erasure may have taken the copies, so that the next one is made soon. */
    noteChange: (): void => {
      if (planned && planned.at.getTime() - now().getTime() <= QUIET) return;
      stop();
      plan(QUIET);
    },
    /** Another number is kept from now on. */
    keep: (count: number): void => {
      copies.thin(count);
      onChange();
    },
    state: async (): Promise<CopiesState> => {
      const { copiesKept } = await gallery.settings();
      const kept = listed();
      const isComing = copiesKept > 0 && kept.length === 0 && copies.isOutdated();
      return {
        count: kept.length,
        last: kept[0]?.at ?? null,
        lastHoldsRemoved: kept[0]?.holdsRemoved ?? false,
        next: isComing && !gallery.isReadOnly ? (planned?.at ?? null) : null,
        failure,
      };
    },
    /** Makes the copy that is due, if one is, and plans no more. The gallery must still be open. */
    close: async (): Promise<void> => {
      stop();
      await makeDue();
      stop();
    },
  };
}

/** The copies of a gallery. */
export type Copies = ReturnType<typeof createCopies>;
