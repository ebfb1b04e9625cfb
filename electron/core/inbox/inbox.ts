import { randomUUID } from 'node:crypto';
import { unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import {
  KithError,
  type DiscardedFaces,
  type InboxState,
  type NewSample,
  type Stranger,
  type UnknownGroup,
} from '../../contract/index.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { never } from '../async/aborted.ts';
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
/** Faces of a group that are looked at for an enrollment, the sharpest: more would show nothing new. */
const MOST_LOOKED_AT = 200;

/** What somebody was given. */
interface Added {
  readonly personId: number;
  readonly sampleIds: readonly number[];
}

/** Faces that can still be brought back, and what somebody was given of them. */
interface Discarded extends DiscardedFaces {
  readonly added: Added | null;
}

/** Faces that an enrollment was begun with. */
interface Held {
  readonly faceIds: readonly number[];
  readonly embedded: { readonly versionId: number; readonly embedding: Float32Array };
  /** The highest number that somebody had then: whoever is enrolled from them has a higher one. */
  readonly newest: number;
}

/**
 * Unknown faces that live recognition saw, kept for a while once somebody agreed to that. What becomes of them is the user's to say: nothing is
 * learned from a likeness.
 */
export async function createInbox({
  gallery,
  networks,
  enrollment,
  removeSamples,
  sightings,
  now,
  onChange,
  onDecisions,
}: {
  gallery: Gallery;
  networks: Pick<Networks, 'embed'>;
  enrollment: Pick<Enrollment, 'extend'>;
  /** Takes samples from a person and erases them. */
  removeSamples: (personId: number, sampleIds: readonly number[]) => Promise<void>;
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
  /** What was discarded and can be brought back, the last at the end. */
  const discarded = new Map<NodeJS.Timeout, Discarded>();
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

  /** Remembers what the drafts of an earlier Kith were begun from. */
  const rememberDrafts = async (): Promise<void> => {
    const versionId = gallery.activeId();
    const vectors = new Map(
      (await store.embeddings(versionId)).map(({ faceId, vector }) => [faceId, vector]),
    );
    for (const { draftId, faceIds } of await gallery.drafts.unknownFaces()) {
      const there = faceIds.flatMap((id) => vectors.get(id) ?? []);
      if (there.length === 0) continue;
      const embedded = { versionId, embedding: unitMean(there) };
      held.set(`draft ${draftId}`, { faceIds, embedded, newest: await newestPerson() });
    }
  };

  /** Those of some faces that wait. Error: `NoSuchUnknown` where one does not. */
  const waiting = async (faceIds: readonly number[]): Promise<StoredUnknownFace[]> => {
    const wanted = new Set(faceIds);
    const found = (await store.waiting()).filter(({ id }) => wanted.has(id));
    if (found.length !== wanted.size) throw new KithError('NoSuchUnknown');
    return found;
  };

  /** The highest number that somebody has. */
  const newestPerson = async (): Promise<number> =>
    Math.max(0, ...(await gallery.people()).map(({ id }) => id));

  /** The best different pictures of some faces, held for an enrollment. */
  const hold = async (faceIds: readonly number[]): Promise<string> => {
    const faces = await waiting(faceIds);
    const { version, vectors } = await groups.embeddings();
    const embedding = unitMean(faces.map(({ id }) => vectors.get(id)!));
    // A group may be large: no more than one picture of it that is not among the best is in memory.
    const pictures = async function* () {
      for (const { id, quality, at: takenAt, liveness, camera: seenBy } of sharpest(faces)) {
        const chip = await decodeChip(await store.picture(id));
        yield { chip, quality, takenAt, liveness, seenBy };
      }
    };
    const sighting = randomUUID();
    const embedded = { versionId: version.id, embedding };
    await sightings.hold(sighting, pictures(), embedded);
    const newest = await newestPerson();
    held.set(sighting, { faceIds, embedded, newest });
    const [oldest] = held.keys();
    if (held.size > MOST_HELD) held.delete(oldest!);
    return sighting;
  };

  const state = async (): Promise<InboxState> => {
    const last = [...discarded.values()].at(-1);
    return {
      consent,
      ...(await store.count()),
      erasing: last ? { faceIds: last.faceIds, until: last.until } : null,
    };
  };

  /** Erases faces that were discarded once the time to bring them back is over. */
  const eraseLater = (faceIds: readonly number[], added: Added | null = null): void => {
    const timer = setTimeout(() => {
      discarded.delete(timer);
      store.eraseDiscarded(faceIds).then(
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

  /** Erases faces whose time is over. Where it fails, say on a full disk, the next look does it. */
  const trim = async (): Promise<void> => {
    if (gallery.isReadOnly) return;
    const { unknownDays } = await gallery.settings();
    const before = new Date(now().getTime() - unknownDays * DAY);
    const erased = await store.trim(before).catch(() => 0);
    if (erased > 0) onChange();
  };
  await trim();
  await rememberDrafts();
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
    /** Those that wait, by person, the largest group first. Errors: `ActiveVersionDamaged`, `Canceled`. */
    groups: async (signal: AbortSignal = never): Promise<UnknownGroup[]> => {
      const settings = await gallery.settings();
      const found = await groups.read(signal);
      const version = gallery.active();
      return found.map(({ embedding, ...group }) => {
        const { match, between } = decide(version, embedding, settings);
        return { ...group, looksLike: match ?? between[0] ?? null };
      });
    },
    /** Error: `NoSuchUnknown`. */
    picture: store.picture,
    /** The faces that an enrollment was begun with from what is held; null where it was not from the inbox. */
    heldFaces: (sighting: string): readonly number[] | null => held.get(sighting)?.faceIds ?? null,
    /** Holds the best of some faces for an enrollment, and answers with what it begins from. Error: `NoSuchUnknown`. */
    hold,
    /**
     * Adds the best of some faces to a person, through the gate of every sample, and discards all of them; answers with how many were
     * added. Errors: `NoSuchUnknown`, `NoSuchPerson`, those of `Enrollment.extend`.
     */
    assign: async (
      faceIds: readonly number[],
      personId: number,
      anyway: boolean,
    ): Promise<number> => {
      const before = new Set((await gallery.samples(personId)).map(({ id }) => id));
      const faces = await waiting(faceIds);
      const sighting = await hold(faceIds);
      try {
        const samples: NewSample[] = sightings.samples(sighting)!;
        await enrollment.extend(personId, samples, { anyway });
        const ids = (await gallery.samples(personId)).map(({ id }) => id);
        const sampleIds = ids.filter((id) => !before.has(id));
        await store.discard(faceIds, null, now());
        keeper.end(faces.map((face) => face.sighting));
        eraseLater(faceIds, sampleIds.length > 0 ? { personId, sampleIds } : null);
        onChange();
        return sampleIds.length;
      } finally {
        sightings.drop(sighting);
        held.delete(sighting);
      }
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
      eraseLater(faceIds);
      onChange();
    },
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
      const restored = await store.restore(faceIds);
      if (restored === 0) throw new KithError('UndoTooLate');
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
    /** Somebody was enrolled or has more samples: faces that they were enrolled from are erased here. */
    letGoOfEnrolled: async (): Promise<void> => {
      const version = gallery.active();
      const settings = await gallery.settings();
      for (const [sighting, { faceIds, embedded, newest }] of held) {
        if (embedded.versionId !== version.id) continue;
        const { match, between } = decide(version, embedded.embedding, settings);
        const isNew = [match, ...between].some((one) => one !== null && one.personId > newest);
        if (!isNew) continue;
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
      for (const timer of discarded.keys()) clearTimeout(timer);
      clearInterval(trimming);
    },
  };
}

/** The inbox of unknown faces. */
export type Inbox = Awaited<ReturnType<typeof createInbox>>;

/** Those that are looked at for an enrollment. */
function sharpest(faces: readonly StoredUnknownFace[]): StoredUnknownFace[] {
  return faces
    .toSorted(({ quality: one }, { quality: other }) => other.Sharpness - one.Sharpness)
    .slice(0, MOST_LOOKED_AT);
}
