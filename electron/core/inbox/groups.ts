import { coverageOf } from '../../../native-models/face/coverage.ts';
import { unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import { poseSegment, type UnknownGroup } from '../../contract/index.ts';
import { failIfAborted, never } from '../async/aborted.ts';
import { createPace } from '../async/pace.ts';
import { createTurns } from '../async/in-turn.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import { bestPortrait } from '../people/portrait.ts';
import type { ActiveVersion, Gallery, Networks, StoredUnknownFace } from '../ports/index.ts';
import { groupFaces } from './group-faces.ts';

/** Faces embedded and written together. */
const BATCH = 16;

/** The unit embeddings of unknown faces under a version. */
export interface EmbeddedFaces {
  readonly version: ActiveVersion;
  readonly vectors: ReadonlyMap<number, Float32Array>;
}

/** A group with the unit embedding of whoever it shows. */
export interface EmbeddedGroup extends Omit<UnknownGroup, 'looksLike'> {
  readonly embedding: Float32Array;
}

/** What waits, embedded under the version in use and grouped by person. */
export function createGroups({
  gallery,
  networks,
}: {
  gallery: Gallery;
  networks: Pick<Networks, 'embed'>;
}) {
  const store = gallery.inbox;
  const inTurn = createTurns();
  let known: { readonly of: string; readonly groups: EmbeddedGroup[] } | null = null;

  /** Embeds faces that are not yet, under the version in use; another one may be by the end. */
  const embedMissing = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      failIfAborted(signal);
      const missing = await store.unembedded(gallery.activeId(), BATCH);
      if (missing.length === 0) return;
      const chips = await Promise.all(missing.map(({ chip }) => decodeChip(chip)));
      const { version, embeddings } = await networks.embed(chips);
      await store.addEmbeddings(
        version.id,
        missing.map(({ faceId }, i) => ({ faceId, vector: embeddings[i]! })),
      );
    }
  };

  const embeddings = async (signal: AbortSignal): Promise<EmbeddedFaces> => {
    for (;;) {
      const version = gallery.active();
      await embedMissing(signal);
      const all = await store.embeddings(version.id);
      const vectors = new Map(all.map(({ faceId, vector }) => [faceId, vector]));
      if (gallery.active() === version) return { version, vectors };
    }
  };

  return {
    /** Of all that waits. Error: `ActiveVersionDamaged`. */
    embeddings: (): Promise<EmbeddedFaces> => inTurn(() => embeddings(never)),
    /** The largest first; what is embedded once it is canceled stays. Errors: `ActiveVersionDamaged`, `Canceled`. */
    read: (signal: AbortSignal): Promise<EmbeddedGroup[]> =>
      inTurn(async () => {
        const { version, vectors } = await embeddings(signal);
        const faces = (await store.waiting()).filter(({ id }) => vectors.has(id));
        const of = `${version.id}/${faces.map(({ id }) => id).join()}`;
        if (known?.of !== of) {
          const compared = faces.map(({ id, sighting }) => ({
            sighting,
            embedding: vectors.get(id)!,
          }));
          const grouped = await groupFaces(compared, version.statistics, createPace(signal));
          const groups = grouped.map((places) =>
            groupOf(
              places.map((place) => faces[place]!),
              places.map((place) => compared[place]!.embedding),
            ),
          );
          known = { of, groups };
        }
        return known.groups;
      }),
  };
}

function groupOf(
  faces: readonly StoredUnknownFace[],
  embeddings: readonly Float32Array[],
): EmbeddedGroup {
  const { segments } = coverageOf(faces.map(({ quality, at: takenAt }) => ({ quality, takenAt })));
  return {
    faces: faces.map(({ id, at, camera, liveness }) => ({ id, at, camera, liveness })),
    portrait: bestPortrait(faces)!,
    times: new Set(faces.map(({ sighting }) => sighting)).size,
    poses: poseSegment.options.filter((segment) => segments.has(segment)),
    embedding: unitMean(embeddings),
  };
}

/** What waits, by person. */
export type Groups = ReturnType<typeof createGroups>;
