import { createHash, randomUUID } from 'node:crypto';
import { unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import {
  KithError,
  type InboxState,
  type LookAlike,
  type NewSample,
  type Stranger,
  type UnknownGroup,
} from '../../contract/index.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import type { Gallery, Networks, StoredUnknownFace } from '../ports/index.ts';
import { decide } from '../recognition/identify.ts';
import type { Sightings } from '../recognition/sightings.ts';
import { createGroups } from './groups.ts';
import { createKeeper } from './keeper.ts';

/** Milliseconds for which what was discarded can be brought back. */
const UNDO_FOR = 10_000;
/** Milliseconds between two looks for faces whose time is over. */
const TRIM_EVERY = 60 * 60_000;
const DAY = 24 * 60 * 60_000;
/** Enrollments from the inbox that are remembered, the newest. */
const MOST_HELD = 20;

/** Faces that an enrollment was begun with. */
interface Held {
  readonly faceIds: readonly number[];
  /** What tells their pictures, as they are held, from all others. */
  readonly pictures: ReadonlySet<string>;
}

/**
 * Unknown faces that live recognition saw, kept for a while once somebody agreed to that. What becomes of them is the user's to say: nothing is
 * learned from a likeness.
 */
export async function createInbox({
  gallery,
  networks,
  enrollment,
  sightings,
  now,
  onChange,
  onDecisions,
}: {
  gallery: Gallery;
  networks: Pick<Networks, 'embed'>;
  enrollment: Pick<Enrollment, 'extend' | 'lookAlikes'>;
  /** Where pictures are held that an enrollment begins with. */
  sightings: Sightings;
  now: () => Date;
  /** What is kept is different. */
  onChange: () => void;
  /** Somebody is ignored, or is not any more: earlier decisions no longer hold. */
  onDecisions: () => void;
}) {
  const store = gallery.inbox;
  let consent = await store.consent();
  let erasing: { readonly at: Date; readonly timer: NodeJS.Timeout } | null = null;
  /** By what holds their pictures. */
  const held = new Map<string, Held>();
  const keeper = createKeeper({
    gallery,
    networks,
    isOn: () => consent !== null,
    now,
    onKept: onChange,
  });
  const groups = createGroups({ gallery, networks });

  /** Those of some faces that wait. Error: `NoSuchUnknown` where one does not. */
  const waiting = async (faceIds: readonly number[]): Promise<StoredUnknownFace[]> => {
    const wanted = new Set(faceIds);
    const found = (await store.waiting()).filter(({ id }) => wanted.has(id));
    if (found.length !== wanted.size) throw new KithError('NoSuchUnknown');
    return found;
  };

  /** The best different pictures of some faces, held for an enrollment. */
  const hold = async (faceIds: readonly number[]): Promise<string> => {
    const faces = await waiting(faceIds);
    const { version, vectors } = await groups.embeddings();
    const embedding = unitMean(faces.map(({ id }) => vectors.get(id)!));
    const pictures = await Promise.all(
      faces.map(async ({ id, quality, at: takenAt, liveness, camera: seenBy }) => {
        const chip = await decodeChip(await store.picture(id));
        return { chip, quality, takenAt, liveness, seenBy };
      }),
    );
    const sighting = randomUUID();
    sightings.hold(sighting, pictures, { versionId: version.id, embedding });
    held.set(sighting, { faceIds, pictures: new Set(pictures.map(({ chip }) => hashOf(chip))) });
    const [oldest] = held.keys();
    if (held.size > MOST_HELD) held.delete(oldest!);
    return sighting;
  };

  /** Does something with the best pictures of some faces, as they would be enrolled. Error: `NoSuchUnknown`. */
  const withSamples = async <T>(
    faceIds: readonly number[],
    work: (samples: NewSample[]) => Promise<T>,
  ): Promise<T> => {
    const sighting = await hold(faceIds);
    try {
      return await work(sightings.samples(sighting)!);
    } finally {
      sightings.drop(sighting);
      held.delete(sighting);
    }
  };

  const state = async (): Promise<InboxState> => ({
    consent,
    ...(await store.count()),
    erasing: erasing?.at ?? null,
  });

  /** Those that wait, by person, the largest group first. Error: `ActiveVersionDamaged`. */
  const read = async (): Promise<UnknownGroup[]> => {
    const settings = await gallery.settings();
    const found = await groups.read();
    const version = gallery.active();
    return found.map(({ embedding, ...group }) => {
      const { match, between } = decide(version, embedding, settings);
      return { ...group, looksLike: match ?? between[0] ?? null };
    });
  };

  /** Erases what was discarded once the time to bring it back is over. */
  const eraseLater = (): void => {
    clearTimeout(erasing?.timer);
    const timer = setTimeout(() => {
      store.eraseDiscarded().then(
        () => {
          erasing = null;
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

  /** Erases faces whose time is over. Where it fails, say on a full disk, the next look does it. */
  const trim = async (): Promise<void> => {
    if (gallery.isReadOnly) return;
    const { unknownDays } = await gallery.settings();
    const before = new Date(now().getTime() - unknownDays * DAY);
    const erased = await store.trim(before).catch(() => 0);
    if (erased > 0) onChange();
  };
  await trim();
  const trimming = setInterval(() => void trim(), TRIM_EVERY);
  trimming.unref();

  return {
    see: keeper.see,
    drop: keeper.drop,
    settled: keeper.settled,
    trim,
    state,
    switchOn: async (words: number): Promise<InboxState> => {
      consent = await store.agree(words, now());
      onChange();
      return state();
    },
    switchOff: async (erase: boolean): Promise<InboxState> => {
      await store.endConsent(now());
      consent = null;
      await keeper.settled();
      if (erase) await store.clear();
      onChange();
      return state();
    },
    groups: read,
    /**
     * People are about to be removed: faces that look like one of them are erased, for these are pictures of theirs. Where it cannot
     * be told whose they are, say because the version in use is damaged, their time is over soon.
     */
    eraseLike: async (personIds: readonly number[]): Promise<void> => {
      if ((await store.count()).faces === 0) return;
      const gone = new Set(personIds);
      const like = (await read().catch(() => [])).filter(
        ({ looksLike }) => looksLike !== null && gone.has(looksLike.personId),
      );
      if (like.length === 0) return;
      await store.erase(like.flatMap(({ faces }) => faces.map(({ id }) => id)));
      onChange();
    },
    /** Error: `NoSuchUnknown`. */
    picture: store.picture,
    /** Holds the best of some faces for an enrollment, and answers with what it begins from. Error: `NoSuchUnknown`. */
    hold,
    /**
     * Everybody but a person who has a picture already that giving them faces would add, or who looks like them. Errors:
     * `NoSuchUnknown`, those of `Enrollment.lookAlikes`.
     */
    lookAlikes: (faceIds: readonly number[], personId: number): Promise<LookAlike[]> =>
      withSamples(faceIds, (samples) => enrollment.lookAlikes(samples, personId)),
    /**
     * Adds the best of some faces to a person, through the gate of every sample, and erases all of them; answers with how many were added.
     * Errors: `NoSuchUnknown`, `NoSuchPerson`, those of `Enrollment.extend`.
     */
    assign: async (
      faceIds: readonly number[],
      personId: number,
      anyway: boolean,
    ): Promise<number> => {
      const { samples: before } = await gallery.person(personId);
      const person = await withSamples(faceIds, (samples) =>
        enrollment.extend(personId, samples, { anyway }),
      );
      await store.erase(faceIds);
      onChange();
      return person.samples - before;
    },
    /** Error: `NoSuchUnknown`. */
    ignore: async (faceIds: readonly number[]): Promise<number> => {
      const faces = await waiting(faceIds);
      // Whoever is ignored has to be told under the version in use.
      await groups.embeddings();
      const strangerId = await store.ignore(faceIds, now());
      keeper.end(faces.map(({ sighting }) => sighting));
      onChange();
      onDecisions();
      return strangerId;
    },
    /** With `never`, whoever it is is not collected again. Error: `NoSuchUnknown`. */
    discard: async (faceIds: readonly number[], never: boolean): Promise<void> => {
      const faces = await waiting(faceIds);
      const embedded = never ? await groups.embeddings() : null;
      const refusal = embedded && {
        versionId: embedded.version.id,
        vectors: faces.map(({ id }) => embedded.vectors.get(id)!),
      };
      await store.discard(faceIds, refusal, now());
      keeper.end(faces.map(({ sighting }) => sighting));
      eraseLater();
      onChange();
    },
    /** Brings back what was discarded, and answers how many faces. Error: `UndoTooLate`. */
    restore: async (): Promise<number> => {
      if (!erasing) throw new KithError('UndoTooLate');
      clearTimeout(erasing.timer);
      erasing = null;
      const restored = await store.restore();
      onChange();
      return restored;
    },
    strangers: (): Promise<Stranger[]> => store.strangers(),
    /** Error of both: `NoSuchStranger`. */
    takeBack: async (strangerId: number): Promise<void> => {
      await store.takeBack(strangerId, now());
      onChange();
      onDecisions();
    },
    eraseStranger: async (strangerId: number): Promise<void> => {
      await store.eraseStranger(strangerId);
      onChange();
      onDecisions();
    },
    /** Somebody was enrolled with these samples, or has them by now: the faces that any of them is of are erased here. */
    letGoOfEnrolled: async (samples: readonly NewSample[]): Promise<void> => {
      const saved = await Promise.all(samples.map(async ({ chip }) => hashOf(await chip.bytes())));
      for (const [sighting, { faceIds, pictures }] of held) {
        if (!saved.some((hash) => pictures.has(hash))) continue;
        await store.erase(faceIds);
        held.delete(sighting);
      }
      // Others may look like somebody by now.
      onChange();
    },
    /** Embeds what waits under the version that is active, if anything lacks it. */
    reembed: async (): Promise<void> => {
      const [missing] = await store.unembedded(gallery.activeId(), 1);
      if (!missing) return;
      await groups.embeddings();
      onChange();
      onDecisions();
    },
    /** Stops the clocks: what was discarded is erased as the gallery closes. */
    close: (): void => {
      clearTimeout(erasing?.timer);
      clearInterval(trimming);
    },
  };
}

function hashOf(chip: Uint8Array): string {
  return createHash('sha256').update(chip).digest('hex');
}

/** The inbox of unknown faces. */
export type Inbox = Awaited<ReturnType<typeof createInbox>>;
