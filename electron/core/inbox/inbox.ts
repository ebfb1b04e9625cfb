import {
  KithError,
  type InboxState,
  type LookAlike,
  type NewSample,
  type Stranger,
  type UnknownGroup,
} from '../../contract/index.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import { never } from '../async/aborted.ts';
import type { Gallery, Networks, StoredUnknownFace } from '../ports/index.ts';
import { decide } from '../recognition/identify.ts';
import type { Sightings } from '../recognition/sightings.ts';
import { createBegunEnrollments } from './begun-enrollments.ts';
import { createDiscards } from './discards.ts';
import { createGroups } from './groups.ts';
import { createKeeper } from './keeper.ts';

/** Milliseconds between two looks for faces whose time is over. */
const TRIM_EVERY = 60 * 60_000;
const DAY = 24 * 60 * 60_000;
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
  enrollment: Pick<Enrollment, 'extend' | 'lookAlikes'>;
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

  const discards = createDiscards({ gallery, removeSamples, now, onChange });
  const enrollments = await createBegunEnrollments({ gallery, sightings, groups, waiting });

  const state = async (): Promise<InboxState> => ({
    consent,
    ...(await store.count()),
    erasing: discards.last(),
  });

  /** Those that wait, by person, the largest group first. Errors: `ActiveVersionDamaged`, `Canceled`. */
  const read = async (signal: AbortSignal = never): Promise<UnknownGroup[]> => {
    const settings = await gallery.settings();
    const found = await groups.read(signal);
    const version = gallery.active();
    return found.map(({ embedding, ...group }) => {
      const { match, between } = decide(version, embedding, settings);
      return { ...group, looksLike: match ?? between[0] ?? null };
    });
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
    /** The faces that an enrollment was begun with from what is held; null where it was not from the inbox. */
    heldFaces: enrollments.facesOf,
    /** Holds the best of some faces for an enrollment, and answers with what it begins from. Error: `NoSuchUnknown`. */
    hold: enrollments.hold,
    /**
     * Everybody but a person who has a picture already that giving them faces would add, or who looks like them. Errors:
     * `NoSuchUnknown`, those of `Enrollment.lookAlikes`.
     */
    lookAlikes: (faceIds: readonly number[], personId: number): Promise<LookAlike[]> =>
      enrollments.withSamples(faceIds, (samples) => enrollment.lookAlikes(samples, personId)),
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
      await enrollments.withSamples(faceIds, (samples) =>
        enrollment.extend(personId, samples, { anyway }),
      );
      const ids = (await gallery.samples(personId)).map(({ id }) => id);
      const sampleIds = ids.filter((id) => !before.has(id));
      await store.discard(faceIds, null, now());
      keeper.end(faces.map(({ sighting }) => sighting));
      discards.add(faceIds, sampleIds.length > 0 ? { personId, sampleIds } : null);
      onChange();
      return sampleIds.length;
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
      discards.add(faceIds);
      onChange();
    },
    /**
     * Brings back those of some faces that were discarded, takes from people what they were given of them, and answers how many faces
     * came back. Errors: `UndoTooLate` where none is there any more; `LastSample` where somebody has nothing else.
     */
    restore: async (faceIds: readonly number[]): Promise<number> => {
      const restored = await discards.restore(faceIds);
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
    letGoOfEnrolled: async (
      samples: readonly NewSample[],
      draftId: number | null,
    ): Promise<void> => {
      const faceIds = await enrollments.end(samples, draftId);
      if (faceIds.length > 0) await store.erase(faceIds);
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
      discards.close();
      clearInterval(trimming);
    },
  };
}

/** The inbox of unknown faces. */
export type Inbox = Awaited<ReturnType<typeof createInbox>>;
