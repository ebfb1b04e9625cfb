import {
  KithError,
  type ChipView,
  type Decision,
  type LiveDecision,
  type NewSample,
  type PhotoRemark,
  type Settings,
} from '../../contract/index.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { encodeSmallChip } from '../importing/chip-jpeg.ts';
import { readFaces, readUsableSubject } from '../importing/read-photo.ts';
import { withCrops } from '../importing/with-crops.ts';
import type { FaceToLookAt, Liveness, SeenLiveness } from '../liveness/liveness.ts';
import type { ActiveVersion, Embedded, Gallery, Networks, PhotoReading } from '../ports/index.ts';
import { decideTrack } from './decide-track.ts';
import { decide, unusable, type IdentifiedPhoto } from './identify.ts';
import type { SeenFace, SeenFaces } from './seen-faces.ts';
import type { UnknownFaces } from './unknown-faces.ts';
import type { Sightings } from './sightings.ts';
import { Tracks, type Track } from './tracks.ts';
import { underPolicy } from './under-policy.ts';

/** Frames that a track must be without a name before the list says so. */
const FRAMES_TO_NOTE_NAMELESS = 15;
/** The same person, the same two, or faces that are not live, are noted at most once in this many milliseconds. */
const NOTE_AGAIN_AFTER = 60_000;

/** A face of a live frame. */
export interface LiveFace extends FaceToLookAt {
  readonly chip: Uint8Array;
  /** What the camera that sees it calls itself; null, or left out, where that is not known. */
  readonly seenBy?: string | null;
}

/** Recognizes: live faces over their tracks, and photos one by one. */
export function createRecognition({
  gallery,
  networks,
  reading,
  liveness,
  sightings,
  unknowns,
  seenFaces,
  now,
  onActivity,
  onPaused,
}: {
  gallery: Gallery;
  networks: Networks;
  reading: PhotoReading;
  liveness: Pick<Liveness, 'lookUnder' | 'judgePhoto' | 'forget'>;
  /** Where the pictures of unknown faces are held. */
  sightings: Sightings;
  /** Where some of them are kept, if the user wants that. */
  unknowns: UnknownFaces;
  /** Where faces are held for those who ask why they were decided on so. */
  seenFaces: SeenFaces;
  now: () => Date;
  onActivity: () => void;
  /** Live recognition was paused, or goes on. */
  onPaused: () => void;
}) {
  const tracks = new Tracks(() => now().getTime());
  const notedAt = new Map<string, number>();
  let mirrored = false;
  let paused = false;

  /**
   * Frames are embedded plain and mirrored in turn: over a track the mean is of both views, as in references, and each
   * frame takes half the time.
   */
  const nextView = (): ChipView => {
    mirrored = !mirrored;
    return mirrored ? 'mirrored' : 'plain';
  };

  /** Embeds faces; none of them asks nobody. */
  const embed = async (
    faces: readonly { chip: Uint8Array }[],
    view?: ChipView,
  ): Promise<Embedded> =>
    faces.length === 0
      ? { version: gallery.active(), embeddings: [] }
      : networks.embed(
          faces.map(({ chip }) => chip),
          view,
        );

  /** Whether people, or with nobody a face that is not live, were not noted lately; they are now. */
  const isDue = (people: readonly number[], at: Date): boolean => {
    const who = people.toSorted((a, b) => a - b).join();
    if (at.getTime() - (notedAt.get(who) ?? -Infinity) < NOTE_AGAIN_AFTER) return false;
    notedAt.set(who, at.getTime());
    return true;
  };

  const note = async (
    track: Track,
    decision: Decision,
    seen: SeenFace,
    { keepChips }: Settings,
  ): Promise<void> => {
    const at = now();
    /** The face as it is now, where pictures may be kept. */
    const picture = async () => (keepChips ? encodeSmallChip(seen.chip) : null);
    const { seenBy } = seen;
    const { match, between, strength, reasons } = decision;
    if (match) {
      const { personId, score } = match;
      if (track.recorded === personId) return;
      track.recorded = personId;
      if (!isDue([personId], at)) return;
      const who = { personId, score, ...(strength ? { strength } : {}) };
      const line = await gallery.record('recognized', at, who, await picture(), seenBy);
      if (line !== null) seenFaces.holdLine(line, seen);
    } else if (track.frames < FRAMES_TO_NOTE_NAMELESS || reasons.includes('LiveNotShown')) {
      return;
    } else if (reasons.includes('NotLive')) {
      // It says nothing of whom the face is like: what else is noted of the track stays as it was.
      if (track.notedNotLive || !isDue([], at)) return;
      track.notedNotLive = true;
      const line = await gallery.record('not live', at, null, await picture(), seenBy);
      if (line !== null) seenFaces.holdLine(line, seen);
    } else if (between.length > 0) {
      if (track.recorded !== 'nothing' && track.recorded !== 'unknown') return;
      track.recorded = 'ambiguous';
      if (
        !isDue(
          between.map(({ personId }) => personId),
          at,
        )
      )
        return;
      const told = await gallery.recordAmbiguous(at, between, await picture(), seenBy);
      for (const line of told) seenFaces.holdLine(line, seen);
    } else {
      if (track.recorded !== 'nothing') return;
      track.recorded = 'unknown';
      track.unknownLine = await gallery.record('unknown', at, null, await picture(), seenBy);
      if (track.unknownLine !== null) seenFaces.holdLine(track.unknownLine, seen);
    }
    onActivity();
  };

  /** Decides on a face from its track so far, and notes it where that is settled. */
  const see = async (
    camera: string,
    face: LiveFace,
    { version, embedding }: { version: ActiveVersion; embedding: Float32Array },
    shown: SeenLiveness | null,
    settings: Settings,
  ): Promise<LiveDecision> => {
    const track = tracks.add(version.id, camera, face.track, embedding);
    const { settled, ...decided } = decideTrack(version, track, settings);
    const decision = underPolicy(settings.liveness, decided, shown?.liveness ?? null);
    // Of whom a face is like that must be live, and is not shown to be, nothing is said.
    const denied = decision.decision === 'unusable';
    const embedded = { versionId: version.id, embedding: track.recent.at(-1)!.mean };
    const seen: SeenFace = {
      chip: face.chip,
      quality: face.quality,
      seenBy: face.seenBy ?? null,
      at: now(),
      decision,
      embedded: denied ? null : embedded,
      frames: denied ? [] : [...track.recent],
      livenessFrames: shown?.frames ?? [],
      sighting: denied ? null : track.sighting,
    };
    seenFaces.see(camera, face.track, seen);
    if (settled) {
      // One of two who are enrolled is nobody to enroll, either.
      const id = track.sighting;
      if (decision.decision === 'unknown') {
        const state = shown?.liveness.state ?? null;
        const { seenBy } = seen;
        sightings.see(id, { ...face, seenBy, liveness: state }, embedded, now());
        const { frames } = track;
        if (decision.ignored || state === 'not live') unknowns.drop(id);
        else if (frames >= FRAMES_TO_NOTE_NAMELESS) {
          unknowns.see(id, { camera: seenBy, embedded, pictures: sightings.pictures(id) });
        }
      } else {
        sightings.drop(id);
        // Of whom a face is like that is not shown to be live, nothing is known.
        if (!decision.reasons.includes('LiveNotShown')) unknowns.drop(id);
      }
      if (settings.keepActivity) await note(track, decision, seen, settings);
      // Pictures that are good enough may come long after the line.
      const { unknownLine } = track;
      if (unknownLine !== null && sightings.noteLine(track.sighting, unknownLine)) onActivity();
    }
    const held = settled && sightings.has(track.sighting);
    return { ...decision, settled, sighting: held ? track.sighting : null };
  };

  /** Forgets the tracks: the gallery changed, or nobody looks on. */
  const reset = (): void => {
    tracks.clear();
    liveness.forget();
    seenFaces.clearLive();
    notedAt.clear();
  };

  return {
    /** Decides on the faces of a live frame, in their order. */
    recognize: async (
      camera: string,
      faces: readonly LiveFace[],
    ): Promise<{ decisions: LiveDecision[]; embed: number; search: number }> => {
      const usable = faces.filter(({ quality }) => unusable(quality) === null);
      const settings = await gallery.settings();
      const start = performance.now();
      const [{ version, embeddings }, looks] = await Promise.all([
        embed(usable, usable.length > 0 ? nextView() : undefined),
        liveness.lookUnder(settings.liveness, camera, usable),
      ]);
      const embedded = performance.now();
      const decisions = await Promise.all(
        faces.map(async (face): Promise<LiveDecision> => {
          const refusal = unusable(face.quality);
          if (refusal) {
            const { chip, quality, track, seenBy = null } = face;
            const nothing = { embedded: null, frames: [], livenessFrames: [], sighting: null };
            seenFaces.see(camera, track, {
              chip,
              quality,
              seenBy,
              at: now(),
              decision: refusal,
              ...nothing,
            });
            return { ...refusal, settled: true, sighting: null };
          }
          const place = usable.indexOf(face);
          const embedding = embeddings[place]!;
          const at = { version, embedding };
          return see(camera, face, at, looks[place] ?? null, settings);
        }),
      );
      return { decisions, embed: embedded - start, search: performance.now() - embedded };
    },
    /** The pictures of an unknown face, as samples. Error: `NoSuchSighting`. */
    sighting: (id: string): NewSample[] => {
      const samples = sightings.samples(id);
      if (!samples) throw new KithError('NoSuchSighting');
      return samples;
    },
    /** Has what was noted of unknown faces go with those who were enrolled since. */
    recognizeSightings: async (): Promise<void> => {
      const settings = await gallery.settings();
      const version = gallery.active();
      const gone = sightings.letGoOfKnown(({ versionId, embedding }) => {
        if (versionId !== version.id) return null;
        const { match, between } = decide(version, embedding, settings);
        return match ? [match.personId] : between.length > 0 ? [] : null;
      });
      for (const { line, personId } of gone) await gallery.attribute(line, personId);
      if (gone.length > 0) onActivity();
    },
    /**
     * Decides on every face of a photo file, and says of each whether it looks live where that is asked for: it denies nothing.
     * Errors: those of `readFaces` and of the liveness network.
     */
    identifyPhoto: async (
      bytes: Uint8Array,
      name: string,
      { withLiveness = false }: { withLiveness?: boolean } = {},
    ): Promise<IdentifiedPhoto> => {
      const shown = await readFaces(reading, bytes, name, 'thorough');
      const { faces, remarks } = shown;
      const settings = await gallery.settings();
      const { version, embeddings } = await embed(faces);
      const looks = withLiveness
        ? await Promise.all(withCrops(shown).map((face) => liveness.judgePhoto(face)))
        : [];
      const decided = faces.map(({ box, quality }, i) => ({
        box,
        ...(unusable(quality) ?? decide(version, embeddings[i]!, settings)),
        liveness: looks[i] ?? null,
      }));
      return { faces: decided, remarks };
    },
    /** The comparison score of the faces of two photo files, −1 to 1. Errors: those of `readUsableSubject`. */
    comparePhotos: async (
      photos: readonly [{ bytes: Uint8Array; name: string }, { bytes: Uint8Array; name: string }],
    ): Promise<{ score: number; remarks: PhotoRemark[][] }> => {
      const subjects = await Promise.all(
        photos.map(({ bytes, name }) => readUsableSubject(reading, bytes, name)),
      );
      const { embeddings } = await embed(subjects.map(({ face }) => face));
      const [a, b] = embeddings;
      if (!a || !b) throw new KithError('EngineLost');
      return { score: innerProduct(a, b), remarks: subjects.map(({ remarks }) => remarks) };
    },
    reset,
    /** Whether the user, or the machine before it sleeps, has paused live recognition: the page keeps the camera off. */
    isPaused: (): boolean => paused,
    setPaused: (value: boolean): void => {
      paused = value;
      if (paused) reset();
      onPaused();
    },
  };
}

/** The recognition capability. */
export type Recognition = ReturnType<typeof createRecognition>;
