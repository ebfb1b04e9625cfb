import { createTurns } from '../async/in-turn.ts';
import { encodeChip } from '../importing/chip-jpeg.ts';
import type { Gallery, Networks } from '../ports/index.ts';
import type { SeenUnknown, UnknownFaces } from '../recognition/unknown-faces.ts';
import { isNotCollected } from './not-collected.ts';

/** Milliseconds between two looks at what is new of a face: of those who go on standing there little is. */
const KEEP_EVERY = 3000;
/** Appearances that are remembered, the newest: more than are before a camera at once. */
const MOST = 100;

/** What is kept of one appearance. */
interface Kept {
  /** The faces' numbers in the gallery, by the pictures' times. */
  readonly faces: Map<number, number>;
  /** When it was looked at last, in milliseconds. */
  lookedAt: number;
  /** Whether something of it is being written or erased. */
  busy: boolean;
  /** Dealt with by the user, no more of it is kept; dropped, nothing is. */
  state: 'open' | 'dealt with' | 'dropped';
}

/**
 * Keeps the pictures of faces that live recognition finds unknown, while an agreement holds. What is kept of a face follows its
 * best pictures, and goes once the face has a name, is found not to be live, or is one that is not to be collected.
 */
export function createKeeper({
  gallery,
  networks,
  isOn,
  now,
  onKept,
}: {
  gallery: Gallery;
  networks: Pick<Networks, 'embed'>;
  isOn: () => boolean;
  now: () => Date;
  /** What waits is different. */
  onKept: () => void;
}) {
  const store = gallery.inbox;
  const inTurn = createTurns();
  /** By the appearance, the newest at the end. */
  const appearances = new Map<string, Kept>();

  const keptOf = (sighting: string): Kept => {
    let kept = appearances.get(sighting);
    if (!kept) {
      kept = { faces: new Map(), lookedAt: -Infinity, busy: false, state: 'open' };
      appearances.set(sighting, kept);
      for (const oldest of appearances.keys()) {
        if (appearances.size <= MOST) break;
        appearances.delete(oldest);
      }
    }
    return kept;
  };

  const write = async (
    sighting: string,
    kept: Kept,
    { camera, pictures }: Pick<SeenUnknown, 'camera' | 'pictures'>,
  ): Promise<void> => {
    const fresh = pictures.filter(({ takenAt }) => !kept.faces.has(takenAt.getTime()));
    if (fresh.length === 0) return;
    const { version, embeddings } = await networks.embed(fresh.map(({ chip }) => chip));
    const added = await Promise.all(
      fresh.map(async ({ chip, quality, takenAt, liveness }, i) => ({
        chip: await encodeChip(chip),
        embedding: embeddings[i]!,
        versionId: version.id,
        quality,
        takenAt,
        liveness,
      })),
    );
    // Switched off, or told otherwise, meanwhile.
    if (kept.state !== 'open' || !isOn()) return;
    const staying = pictures.flatMap(({ takenAt }) => kept.faces.get(takenAt.getTime()) ?? []);
    const ids = await store.keep(sighting, camera, added, staying);
    ids.forEach((id, i) => kept.faces.set(fresh[i]!.takenAt.getTime(), id));
    if (ids.length > 0) onKept();
  };

  const eraseDropped = async (sighting: string, kept: Kept): Promise<void> => {
    if (kept.state !== 'dropped' || kept.faces.size === 0) return;
    const erased = await store.eraseSighting(sighting);
    kept.faces.clear();
    if (erased > 0) onKept();
  };

  /** Does work on an appearance unless some is under way. Where it fails, say on a full disk, the next frame does it. */
  const work = (sighting: string, kept: Kept, steps: () => Promise<void>): void => {
    if (kept.busy) return;
    kept.busy = true;
    void inTurn(async () => {
      await steps();
      await eraseDropped(sighting, kept);
    })
      .catch(() => undefined)
      .finally(() => (kept.busy = false));
  };

  const drop = (sighting: string): void => {
    const kept = appearances.get(sighting);
    if (!kept || kept.state === 'dealt with') return;
    kept.state = 'dropped';
    if (kept.faces.size > 0) work(sighting, kept, async () => undefined);
  };

  const unknowns: UnknownFaces = {
    drop,
    see: (sighting, { camera, embedded, pictures }) => {
      if (!isOn() || gallery.isReadOnly) return;
      const kept = keptOf(sighting);
      const at = now().getTime();
      if (kept.state !== 'open' || kept.busy || at - kept.lookedAt < KEEP_EVERY) return;
      kept.lookedAt = at;
      if (isNotCollected(gallery.active(), embedded)) return drop(sighting);
      // A moment in which it was not live is none to keep.
      const fit = pictures.filter(({ liveness }) => liveness !== 'not live');
      work(sighting, kept, () => write(sighting, kept, { camera, pictures: fit }));
    },
  };
  return {
    ...unknowns,
    /** What was kept of appearances was dealt with. */
    end: (sightings: readonly string[]): void => {
      for (const sighting of sightings) keptOf(sighting).state = 'dealt with';
    },
    /** Waits for what is being written. */
    settled: (): Promise<void> => inTurn(async () => undefined),
  };
}

/** What keeps unknown faces. */
export type Keeper = ReturnType<typeof createKeeper>;
