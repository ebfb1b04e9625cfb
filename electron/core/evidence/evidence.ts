import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { strainsOf } from '../../../native-models/face/strain.ts';
import { KithError, type Compared, type Evidence, type Match } from '../../contract/index.ts';
import { likenessOf } from '../enrollment/likeness.ts';
import { operatingPointOf } from '../evaluation/operating-point.ts';
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
  matedScores,
  now,
}: {
  gallery: Gallery;
  networks: Pick<Networks, 'embed'>;
  seenFaces: SeenFaces;
  sightings: Sightings;
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

  const compare = async (
    version: ActiveVersion,
    embedding: Float32Array,
    wantedFpir: number,
    frame: SeenFrame | undefined,
  ): Promise<readonly Compared[]> => {
    const point = operatingPointOf(version);
    return Promise.all(
      point
        .candidates(embedding, NEAREST)
        .map(async ({ personId, person, score, likelihoodRatio }) => {
          const samples = await gallery.embeddings(personId);
          return {
            personId,
            person,
            score,
            likelihoodRatio,
            bar: point.bar(personId, shareFor(personId, wantedFpir, frame)),
            strength: point.strength(likelihoodRatio),
            strangers: likenessOf(version.statistics, score),
            samples: samples
              .map(({ sampleId, hasChip, vector }) => ({
                sampleId,
                hasPicture: hasChip,
                score: innerProduct(vector, embedding),
              }))
              .toSorted((a, b) => b.score - a.score),
            mated: await matedScores(version, samples),
          };
        }),
    );
  };

  const evidenceOf = async (face: SeenFace): Promise<Evidence> => {
    const { at, decision, chip, quality, embedded, frames, livenessFrames, sighting } = face;
    const version = gallery.active();
    const { wantedFpir } = await gallery.settings();
    const nearest = embedded
      ? await compare(version, embedded.embedding, wantedFpir, frames.at(-1))
      : [];
    const point = operatingPointOf(version);
    // Whoever is removed meanwhile is like nobody.
    const references = nearest.map(({ personId }) => version.reference(personId)?.direction);
    const scoresOf = (embedding: Float32Array) =>
      references.map((reference) => (reference ? innerProduct(reference, embedding) : 0));
    // Whoever was renamed since goes by the new name.
    const names = new Map((await gallery.people()).map(({ id, name }) => [id, name]));
    const named = (match: Match): Match => ({
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
        runnerUp: decision.runnerUp && named(decision.runnerUp),
      },
      picture: new Blob([Uint8Array.from(await encodeChip(chip))], { type: 'image/jpeg' }),
      anew: quality === null,
      quality,
      strains: quality ? strainsOf(quality) : [],
      sighting: sighting !== null && sightings.has(sighting) ? sighting : null,
      nearest: [...nearest],
      nonMated: coarser(version),
      livenessFrames: livenessFrames.flatMap(({ at: seenAt, look }) =>
        look ? [{ before: lastLook - seenAt, look }] : [],
      ),
      frames: frames.map((frame) => ({
        before: last - frame.at,
        scores: scoresOf(frame.embedding),
        means: scoresOf(frame.mean),
        bars: nearest.map(({ personId }) =>
          point.bar(personId, shareFor(personId, wantedFpir, frame)),
        ),
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
