import type { Gallery } from '../ports/index.ts';

/** What was written down of what happened. */
export function createActivity({ gallery, onChange }: { gallery: Gallery; onChange: () => void }) {
  return {
    /** Newest first, at most so many. */
    list: gallery.activity,
    /** Removes all of it; returns how many lines there were. */
    clear: async (): Promise<number> => {
      const removed = await gallery.clearActivity();
      onChange();
      return removed;
    },
  };
}
