import { createHash, randomUUID } from 'node:crypto';
import { unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import type { NewSample } from '../../contract/index.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import type { Gallery, StoredUnknownFace } from '../ports/index.ts';
import type { Sightings } from '../recognition/sightings.ts';
import type { Groups } from './groups.ts';

/** Enrollments from the inbox that are remembered, the newest. */
const MOST_HELD = 20;
/** Faces of a group that are looked at for an enrollment, the sharpest: more would show nothing new. */
const MOST_LOOKED_AT = 200;

/** Faces that an enrollment was begun with. */
interface Begun {
  readonly faceIds: readonly number[];
  /** What tells their pictures, as they are held, from all others. */
  readonly pictures: ReadonlySet<string>;
}

/** Holds the pictures of unknown faces for enrollments, and knows which faces a saved one was begun with. */
export async function createBegunEnrollments({
  gallery,
  sightings,
  groups,
  waiting,
}: {
  gallery: Pick<Gallery, 'inbox' | 'drafts'>;
  /** Where pictures are held that an enrollment begins with. */
  sightings: Sightings;
  groups: Pick<Groups, 'embeddings'>;
  /** Those of some faces that wait. Error: `NoSuchUnknown`. */
  waiting: (faceIds: readonly number[]) => Promise<StoredUnknownFace[]>;
}) {
  /** By what holds their pictures: a sighting, or a draft of an earlier Kith. */
  const begun = new Map<string, Begun>();
  for (const { draftId, faceIds } of await gallery.drafts.unknownFaces()) {
    begun.set(keyOf(draftId), { faceIds, pictures: new Set() });
  }

  const hold = async (faceIds: readonly number[]): Promise<string> => {
    const faces = await waiting(faceIds);
    const { version, vectors } = await groups.embeddings();
    const embedding = unitMean(faces.map(({ id }) => vectors.get(id)!));
    const hashes = new Set<string>();
    // A group may be large: no more than one picture of it that is not among the best is in memory.
    const pictures = async function* () {
      for (const { id, quality, at: takenAt, liveness, camera: seenBy } of sharpest(faces)) {
        const chip = await decodeChip(await gallery.inbox.picture(id));
        hashes.add(hashOf(chip));
        yield { chip, quality, takenAt, liveness, seenBy };
      }
    };
    const sighting = randomUUID();
    await sightings.hold(sighting, pictures(), { versionId: version.id, embedding });
    begun.set(sighting, { faceIds, pictures: hashes });
    const [oldest] = begun.keys();
    if (begun.size > MOST_HELD) begun.delete(oldest!);
    return sighting;
  };

  return {
    /** Holds the best different pictures of some faces, and answers with the sighting that has them. Error: `NoSuchUnknown`. */
    hold,
    /** The faces of a sighting; null where it is not one of these. */
    facesOf: (sighting: string): readonly number[] | null => begun.get(sighting)?.faceIds ?? null,
    /** Does something with the best pictures of some faces, as they would be enrolled. Error: `NoSuchUnknown`. */
    withSamples: async <T>(
      faceIds: readonly number[],
      work: (samples: NewSample[]) => Promise<T>,
    ): Promise<T> => {
      const sighting = await hold(faceIds);
      // What is done with them here says itself what becomes of the faces.
      begun.delete(sighting);
      try {
        return await work(sightings.samples(sighting)!);
      } finally {
        sightings.drop(sighting);
      }
    },
    /** The faces that a saved enrollment was begun with, by its samples or its draft, which are let go of here. */
    end: async (samples: readonly NewSample[], draftId: number | null): Promise<number[]> => {
      if (begun.size === 0) return [];
      const saved = await Promise.all(samples.map(async ({ chip }) => hashOf(await chip.bytes())));
      const faceIds: number[] = [];
      for (const [key, one] of begun) {
        const isDraft = draftId !== null && key === keyOf(draftId);
        if (!isDraft && !saved.some((hash) => one.pictures.has(hash))) continue;
        faceIds.push(...one.faceIds);
        begun.delete(key);
      }
      return faceIds;
    },
  };
}

function keyOf(draftId: number): string {
  return `draft ${draftId}`;
}

function hashOf(chip: Uint8Array): string {
  return createHash('sha256').update(chip).digest('hex');
}

/** Those that are looked at for an enrollment. */
function sharpest(faces: readonly StoredUnknownFace[]): StoredUnknownFace[] {
  return faces
    .toSorted(({ quality: one }, { quality: other }) => other.Sharpness - one.Sharpness)
    .slice(0, MOST_LOOKED_AT);
}
