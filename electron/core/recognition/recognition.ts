import {
  KithError,
  type ChipView,
  type Decision,
  type LiveDecision,
  type QualityMeasures,
} from '../../contract/index.ts';
import { readFaces, readSubject } from '../importing/read-photo.ts';
import type { Gallery, Networks } from '../ports.ts';
import { unusable, type IdentifiedFace, type Identifier } from './identify.ts';
import { FRAMES_TO_SETTLE, trackEmbedding, Tracks, type Track } from './tracks.ts';

/** A name once given is kept until the score falls this far below the threshold: no flickering at the edge. */
const LENIENCY = 0.01;
/** Frames that a track must stay unknown before the list says so. */
const FRAMES_TO_NOTE_UNKNOWN = 15;
/** The same person is noted at most once in this many milliseconds. */
const NOTE_AGAIN_AFTER = 60_000;

/** A face of a live frame. */
export interface LiveFace {
  readonly track: number;
  readonly chip: Uint8Array;
  readonly quality: QualityMeasures;
}

/** Recognizes: live faces over their tracks, and photos one by one. */
export function createRecognition({
  gallery,
  networks,
  identifier,
  now,
  onActivity,
}: {
  gallery: Gallery;
  networks: Networks;
  identifier: Identifier;
  now: () => Date;
  onActivity: () => void;
}) {
  const tracks = new Tracks(() => now().getTime());
  const notedAt = new Map<number, number>();
  let mirrored = false;

  /**
   * Frames are embedded plain and mirrored in turn: over a track the mean is of both views, as in references, and each
   * frame takes half the time.
   */
  const nextView = (): ChipView => {
    mirrored = !mirrored;
    return mirrored ? 'mirrored' : 'plain';
  };

  const note = (track: Track, decision: Decision): void => {
    if (!gallery.settings().keepActivity) return;
    const at = now();
    if (decision.match) {
      const { personId, score } = decision.match;
      if (track.recorded === personId) return;
      track.recorded = personId;
      if (at.getTime() - (notedAt.get(personId) ?? -Infinity) < NOTE_AGAIN_AFTER) return;
      notedAt.set(personId, at.getTime());
      gallery.record('recognized', at, { personId, score });
    } else {
      if (track.recorded !== 'nothing' || track.frames < FRAMES_TO_NOTE_UNKNOWN) return;
      track.recorded = 'unknown';
      gallery.record('unknown', at, null);
    }
    onActivity();
  };

  const decideTrack = (camera: string, face: LiveFace, embedding: Float32Array): LiveDecision => {
    const track = tracks.add(camera, face.track, embedding);
    const incumbent =
      track.personId === null ? null : { personId: track.personId, leniency: LENIENCY };
    const decision = identifier.decide(trackEmbedding(track), incumbent);
    const settled = track.frames >= FRAMES_TO_SETTLE;
    if (settled) {
      track.personId = decision.match?.personId ?? null;
      note(track, decision);
    }
    return { ...decision, settled };
  };

  return {
    /** Decides on the faces of a live frame, in their order. */
    recognize: async (
      camera: string,
      faces: readonly LiveFace[],
    ): Promise<{ decisions: LiveDecision[]; embed: number; search: number }> => {
      const usable = faces.filter(({ quality }) => unusable(quality) === null);
      const start = performance.now();
      const embeddings =
        usable.length === 0
          ? []
          : await networks.embed(
              usable.map(({ chip }) => chip),
              nextView(),
            );
      const embedded = performance.now();
      const decisions = faces.map((face): LiveDecision => {
        const refusal = unusable(face.quality);
        if (refusal) return { ...refusal, settled: true };
        return decideTrack(camera, face, embeddings[usable.indexOf(face)]!);
      });
      return { decisions, embed: embedded - start, search: performance.now() - embedded };
    },
    /** Decides on every face of a photo file, biggest first. Errors: those of `decodePhoto`. */
    identifyPhoto: async (bytes: Uint8Array, name: string): Promise<IdentifiedFace[]> => {
      const faces = await readFaces(networks, bytes, name, 'thorough');
      const embeddings =
        faces.length === 0 ? [] : await networks.embed(faces.map(({ chip }) => chip));
      return faces.map(({ box, quality }, i) => ({
        box,
        ...(unusable(quality) ?? identifier.decide(embeddings[i]!)),
      }));
    },
    /** The comparison score of the faces of two photo files, −1 to 1. Errors: those of `readSubject`. */
    comparePhotos: async (
      photos: readonly [{ bytes: Uint8Array; name: string }, { bytes: Uint8Array; name: string }],
    ): Promise<number> => {
      const subjects = await Promise.all(
        photos.map(({ bytes, name }) => readSubject(networks, bytes, name)),
      );
      const [a, b] = await networks.embed(subjects.map(({ chip }) => chip));
      if (!a || !b) throw new KithError('EngineLost');
      return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
    },
    /** Forgets the tracks: the gallery changed. */
    reset: (): void => {
      tracks.clear();
      notedAt.clear();
    },
  };
}

/** The recognition capability. */
export type Recognition = ReturnType<typeof createRecognition>;
