import { KithError, type Activity, type ActivityFilter } from '../../contract/index.ts';
import type { Gallery } from '../ports/index.ts';
import { activityAsCsv } from './activity-csv.ts';
import type { SeenFaces } from '../recognition/seen-faces.ts';
import type { Sightings } from '../recognition/sightings.ts';

/** More lines than the list may hold. */
const ALL = 1_000_000;
/** Milliseconds for which what was cleared can be brought back. */
const UNDO_FOR = 10_000;

/** What was written down of what happened. */
export function createActivity({
  gallery,
  sightings,
  seenFaces,
  now,
  onChange,
}: {
  gallery: Gallery;
  sightings: Sightings;
  seenFaces: SeenFaces;
  now: () => Date;
  onChange: () => void;
}) {
  let erasing: { readonly at: Date; readonly timer: NodeJS.Timeout } | null = null;

  /** Erases what is off the list once the time to bring it back is over. */
  const eraseLater = (): void => {
    clearTimeout(erasing?.timer);
    const timer = setTimeout(() => {
      gallery.eraseHiddenActivity().then(
        () => {
          erasing = null;
          sightings.clear();
          seenFaces.clear();
          onChange();
        },
        // Tried again until it works: closing Kith and starting it erase it, too.
        eraseLater,
      );
    }, UNDO_FOR);
    // A Kith that ends meanwhile erases it as it closes its gallery.
    timer.unref();
    erasing = { at: new Date(now().getTime() + UNDO_FOR), timer };
  };

  return {
    /** Has the list hold to its bounds: at the start, when these change, and whenever it has grown. */
    trim: async (): Promise<void> => {
      // Where it fails, say on a full disk, the next line has it tried again: nobody waits for it.
      const erased = await gallery.trimActivity(now()).catch(() => 0);
      if (erased > 0) onChange();
    },
    /** Newest first, at most so many. */
    list: async (limit: number, filter: ActivityFilter = {}): Promise<Activity[]> => {
      const lines = await gallery.activity(limit, filter);
      return lines.map((line) => ({
        ...line,
        sighting: sightings.ofLine(line.id),
        hasEvidence: line.hasPicture || seenFaces.ofLine(line.id) !== null,
      }));
    },
    /** The cameras that lines of the list come from, by name. */
    cameras: gallery.activityCameras,
    /** The lines that are wanted, all of them, as comma-separated values. */
    csv: async (filter: ActivityFilter = {}): Promise<string> =>
      activityAsCsv(await gallery.activity(ALL, filter)),
    /** The face of a line as it was seen, a JPEG. Error: `NoSuchPicture`. */
    picture: gallery.activityPicture,
    /** Empties the list; what was in it is erased when the time to bring it back is over. Returns how many lines there were. */
    clear: async (): Promise<number> => {
      const removed = await gallery.hideActivity();
      if (removed > 0) eraseLater();
      onChange();
      return removed;
    },
    /** Brings back what was cleared, and returns how many lines. Error: `UndoTooLate`. */
    restore: async (): Promise<number> => {
      if (!erasing) throw new KithError('UndoTooLate');
      clearTimeout(erasing.timer);
      erasing = null;
      const restored = await gallery.unhideActivity();
      onChange();
      return restored;
    },
    /** When what was cleared is erased for good; null where nothing waits for that. */
    erasing: (): Date | null => erasing?.at ?? null,
    /** Stops the clock: what is off the list is erased as the gallery closes. */
    close: (): void => clearTimeout(erasing?.timer),
  };
}
