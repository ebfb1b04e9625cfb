import {
  asShown,
  KithError,
  type KeyState,
  type ModelPack,
  type Place,
  type ShownError,
  type Status,
} from '../../contract/index.ts';
import type { Engines } from '../engines/engines.ts';
import type { GalleryReader, UpdateMonitor } from '../ports/index.ts';
import type { Identifier } from '../recognition/identify.ts';
import type { Copies } from '../copies/copies.ts';
import { activeDamage } from '../versions/active-damage.ts';

/** What goes wrong again and again is shown as often as it helps. */
const MOST_PROBLEMS = 5;

/** What a shell knows of itself and of where it runs. */
export interface Surroundings {
  readonly shell: Status['shell'];
  readonly chromium: Status['chromium'];
  readonly version: string;
  /** SHA-256 of the sources that run: the same in every shell. */
  readonly sourcesSha256: () => Promise<string>;
  readonly dataFolder: string;
  readonly key: KeyState;
  readonly places: Readonly<Record<Place, string>>;
  /** Shows a path in the system's file manager; null where there is none. */
  readonly showPlace: ((path: string) => Promise<unknown>) | null;
  /** The packs that Kith comes with. */
  readonly packs: readonly ModelPack[];
}

/** Everything that the status pages show. */
export function createStatus({
  surroundings,
  gallery,
  identifier,
  engines,
  updates,
  copies,
  isPaused,
  onProblem,
}: {
  surroundings: Surroundings;
  gallery: GalleryReader;
  identifier: Identifier;
  engines: Engines;
  updates: UpdateMonitor | null;
  copies: Copies;
  isPaused: () => boolean;
  /** There is another problem to show. */
  onProblem: () => void;
}) {
  const { places, showPlace, packs, sourcesSha256: _, ...known } = surroundings;
  const problems = new Map<string, ShownError>();
  return {
    read: async (): Promise<Status> => {
      const damage = activeDamage(gallery);
      const notErased = gallery.notErased();
      const galleryDamage = gallery.damage();
      return {
        ...known,
        ...engines.state(),
        paused: isPaused(),
        canReveal: showPlace !== null,
        updates: updates?.state ?? null,
        packs: [...packs],
        ...(await gallery.counts()),
        threshold: damage ? null : await identifier.threshold(),
        damage: damage && asShown(damage),
        galleryDamage: galleryDamage && asShown(galleryDamage),
        readOnly: gallery.isReadOnly,
        copies: await copies.state(),
        notErased: notErased && asShown(notErased),
        problems: [...problems.values()],
      };
    },
    /** Has the status show a problem that nobody's call failed of. */
    note: (error: unknown): void => {
      const problem = asShown(error);
      const { size } = problems;
      if (size < MOST_PROBLEMS) problems.set(problem.message, problem);
      if (problems.size > size) onProblem();
    },
    /** Shows a place in the system's file manager. Errors: `CannotReveal`. */
    reveal: async (place: Place): Promise<void> => {
      if (!showPlace) throw new KithError('CannotReveal', places[place]);
      try {
        await showPlace(places[place]);
      } catch (cause) {
        throw new KithError('CannotReveal', places[place], { cause });
      }
    },
  };
}
