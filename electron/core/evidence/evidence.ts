import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { strainsOf } from '../../../native-models/face/strain.ts';
import {
  enrolledCheckOf,
  KithError,
  type Compared,
  type Evidence,
  type Match,
} from '../../contract/index.ts';
import { never } from '../async/aborted.ts';
import { createPace } from '../async/pace.ts';
import { likenessOf } from '../enrollment/likeness.ts';
import type { EmbeddedMoments } from '../evaluation/embedded-moments.ts';
import { operatingPointOf, type Candidate } from '../evaluation/operating-point.ts';
import { decodeSmallChip, encodeChip } from '../importing/chip-jpeg.ts';
import type { ActiveVersion, Gallery, Networks } from '../ports/index.ts';
import { chances } from '../recognition/decide-track.ts';
import { decide } from '../recognition/identify.ts';
import type { SeenFrame } from '../recognition/tracks.ts';
import { undecided } from '../recognition/undecided.ts';
import type { SeenFace, SeenFaces } from '../recognition/seen-faces.ts';
import type { Sightings } from '../recognition/sightings.ts';
import type { MatedScores } from './mated-scores.ts';

/** People that a face is shown beside. */
const NEAREST = 3;
/** Bins of the tally of strangers' scores: more are not seen. */
const BINS = 48;

/** Says what decisions rest on. */
export function createEvidence({
  gallery,
  networks,
  seenFaces,
  sightings,
  samples,
  matedScores,
  now,
}: {
  gallery: Gallery;
  networks: Pick<Networks, 'embed'>;
  seenFaces: SeenFaces;
  sightings: Sightings;
  samples: EmbeddedMoments;
  matedScores: MatedScores;
  now: () => Date;
}) {
  /** A face that is compared under the active version: one of another is embedded anew from its picture. */
  const comparable = async (face: SeenFace): Promise<SeenFace> => {
    const { embedded, chip } = face;
    if (embedded === null || embedded.versionId === gallery.activeId()) return face;
    const { version, embeddings } = await networks.embed([chip]);
    const embedding = embeddings[0]!;
    const { liveness } = face.decision;
    const decision = { ...decide(version, embedding, await gallery.settings()), liveness };
    return { ...face, decision, embedded: { versionId: version.id, embedding }, frames: [] };
  };

  /** What is left of a face that a line tells of. Error: `NoSuchPicture`. */
  const faceOfLine = async (activityId: number): Promise<SeenFace> => {
    const [line] = await gallery.activity(1, { before: activityId + 1 });
    if (line?.id !== activityId) throw new KithError('NoSuchPicture');
    const held = seenFaces.ofLine(activityId);
    if (held) return comparable(held);
    const chip = await decodeSmallChip(await gallery.activityPicture(activityId));
    const rest = {
      chip,
      quality: null,
      seenBy: line.camera,
      at: line.at,
      frames: [],
      livenessFrames: [],
      sighting: null,
    };
    if (line.kind === 'not live') {
      return { ...rest, decision: { ...undecided, reasons: ['NotLive'] }, embedded: null };
    }
    const { version, embeddings } = await networks.embed([chip]);
    const embedding = embeddings[0]!;
    return {
      ...rest,
      decision: decide(version, embedding, await gallery.settings()),
      embedded: { versionId: version.id, embedding },
    };
  };

  /** Somebody whom a face is compared with, and what that says; null where they are removed meanwhile. */
  const comparedWith = async (
    version: ActiveVersion,
    embedding: Float32Array,
    { personId, person, score, likelihoodRatio }: Candidate,
    { bar, strangersAbove }: { bar: number; strangersAbove: number },
  ): Promise<Compared | null> => {
    try {
      const own = await samples.of(personId, version.id, createPace(never));
      return {
        personId,
        person,
        score,
        likelihoodRatio,
        bar,
        strength: operatingPointOf(version).strength(likelihoodRatio),
        strangers: likenessOf(version.statistics, score - strangersAbove),
        strangersAbove,
        samples: own
          .map(({ sampleId, hasChip, vector }) => ({
            sampleId,
            hasPicture: hasChip,
            score: innerProduct(vector, embedding),
          }))
          .toSorted((a, b) => b.score - a.score),
        enrolled: enrolledCheckOf(await gallery.samples(personId)),
        mated: await matedScores(version, own),
      };
    } catch (error) {
      if (!version.reference(personId)) return null;
      throw error;
    }
  };

  const evidenceOf = async (face: SeenFace): Promise<Evidence> => {
    const { at, decision, chip, quality, embedded, frames, livenessFrames, sighting } = face;
    const version = gallery.active();
    const { wantedFpir } = await gallery.settings();
    // All in one go that asks the version: whoever is removed while the rest is read has no reference and no bar any more.
    const point = operatingPointOf(version);
    const ranked = embedded ? point.candidates(embedded.embedding) : [];
    const rivalry = point.rivalry(ranked);
    const rivalries = frames.map(({ mean }) => point.rivalry(point.candidates(mean)));
    const candidates = ranked.slice(0, NEAREST).map((candidate) => {
      const { personId } = candidate;
      const barOf = (frame: SeenFrame | undefined) =>
        point.bar(personId, shareFor(personId, wantedFpir, frame));
      return {
        candidate,
        bar: barOf(frames.at(-1)) + rivalry,
        strangersAbove: point.strangersAbove(personId),
        bars: frames.map((frame, i) => barOf(frame) + rivalries[i]!),
        direction: version.reference(personId)!.direction,
      };
    });
    const compared = await Promise.all(
      candidates.map(({ candidate, ...scale }) =>
        comparedWith(version, embedded!.embedding, candidate, scale),
      ),
    );
    // Whoever was renamed since goes by the new name.
    const names = new Map((await gallery.people()).map(({ id, name }) => [id, name]));
    const left = candidates.flatMap((candidate, place) => {
      const found = compared[place];
      return found && names.has(found.personId) ? [{ ...candidate, found }] : [];
    });
    // A removal forgets the faces that were decided on: this one is not to be opened after it.
    const decided = [decision.match, ...decision.between].flatMap((one) => one ?? []);
    if (decided.some(({ personId }) => !names.has(personId))) throw new KithError('NoSuchFace');
    const { runnerUp } = decision;
    const named = <T extends Match>(match: T): T => ({
      ...match,
      person: names.get(match.personId) ?? match.person,
    });
    const last = frames.at(-1)?.at ?? 0;
    const lastLook = livenessFrames.at(-1)?.at ?? 0;
    return {
      id: seenFaces.open(face),
      at,
      decision: {
        ...decision,
        match: decision.match && named(decision.match),
        between: decision.between.map(named),
        runnerUp: runnerUp && names.has(runnerUp.personId) ? named(runnerUp) : null,
      },
      picture: new Blob([Uint8Array.from(await encodeChip(chip))], { type: 'image/jpeg' }),
      anew: quality === null,
      quality,
      strains: quality ? strainsOf(quality) : [],
      sighting: sighting !== null && sightings.has(sighting) ? sighting : null,
      nearest: left.map(({ found }) => named(found)),
      nonMated: coarser(version),
      livenessFrames: livenessFrames.flatMap(({ at: seenAt, look }) =>
        look ? [{ before: lastLook - seenAt, look }] : [],
      ),
      frames: frames.map((frame, place) => ({
        before: last - frame.at,
        scores: left.map(({ direction }) => innerProduct(direction, frame.embedding)),
        means: left.map(({ direction }) => innerProduct(direction, frame.mean)),
        bars: left.map(({ bars }) => bars[place]!),
      })),
    };
  };

  return {
    /** What the last decision on a live face rests on. Error: `NoSuchFace`. */
    ofFace: async (camera: string, track: number): Promise<Evidence> => {
      const face = seenFaces.ofLive(camera, track, now());
      if (!face) throw new KithError('NoSuchFace');
      return evidenceOf(await comparable(face));
    },
    /** What a line of the activity list rests on, as far as its picture is there. Errors: `NoSuchPicture`; those of embedding. */
    ofLine: async (activityId: number): Promise<Evidence> =>
      evidenceOf(await faceOfLine(activityId)),
  };
}

/** The share of strangers that a frame may give a person's name to: the longer a face had no such name, the fewer. */
function shareFor(personId: number, wantedFpir: number, frame: SeenFrame | undefined): number {
  return !frame || frame.named.includes(personId) ? wantedFpir : wantedFpir / chances(frame);
}

/** The tally of strangers' scores, in fewer bins. */
function coarser({ statistics }: ActiveVersion): Evidence['nonMated'] {
  const { from, step, counts } = statistics;
  const by = Math.ceil(counts.length / BINS);
  const coarse = Array.from({ length: Math.ceil(counts.length / by) }, (_, bin) =>
    counts.slice(bin * by, (bin + 1) * by).reduce((sum, count) => sum + count, 0),
  );
  return { from, step: step * by, counts: coarse };
}

/** The evidence capability. */
export type EvidenceOfFaces = ReturnType<typeof createEvidence>;
