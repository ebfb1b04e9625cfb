import { augmentations } from '../../contract/index.ts';
import { rowOf, type UnitRows } from '../../../native-models/evaluate/unit-vectors.ts';
import { lookOf } from '../../../native-models/face/distinct.ts';
import { failIfAborted } from '../async/aborted.ts';
import type { Features } from '../features/features.ts';
import { decodeChip } from '../importing/chip-jpeg.ts';
import type { ActiveVersion, Gallery, TrainingNetworks } from '../ports/index.ts';
import { embedRows } from './embed-rows.ts';
import { verificationThreshold } from './operating-point.ts';
import {
  newMoments,
  strangerPeople,
  type OutsidePhotos,
  type StrangerPhoto,
} from './outside-photos.ts';
import type { JudgePhotos } from './rows.ts';
import { holderOf } from './same-picture.ts';

/** Which photos of strangers count. */
export interface CountedStrangers {
  readonly strangers: JudgePhotos['strangers'];
  /** How many do not because they show the same picture as a sample: whoever is enrolled with it is no stranger. */
  readonly enrolledStrangers: number;
}

/** Told how many faces were looked at, of all. */
type OnProgress = (done: number, total: number) => void;

/** Finds which photos of strangers count, with whose they are. Planning asks again and again, so what was found is remembered. */
export function createCountedStrangers({
  gallery,
  outside,
  features,
  networks,
}: {
  gallery: Pick<Gallery, 'embeddings' | 'picture'>;
  outside: Pick<OutsidePhotos, 'strangers'>;
  features: Features;
  networks: Pick<TrainingNetworks, 'project'>;
}) {
  /** What was embedded last: of which photos, under which version. */
  let embedded: { of: string; version: ActiveVersion; embeddings: UnitRows } | null = null;
  /** What was found of these embeddings, with whom the gallery had in it then. */
  let found: { embeddings: UnitRows; revision: number; counted: CountedStrangers } | null = null;

  const embed = async (
    photos: readonly StrangerPhoto[],
    version: ActiveVersion,
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<UnitRows> => {
    const of = JSON.stringify(photos.map(({ name, photo }) => [photo.sha256, name]));
    if (embedded?.of !== of || embedded.version !== version) {
      const rows = photos.map(({ photo }) => ({
        source: { kind: 'photo' as const, photo },
        copy: 0,
      }));
      const how = { features, networks, signal, onProgress };
      const embeddings = await embedRows(version.network, rows, augmentations.none, how);
      embedded = { of, version, embeddings };
    }
    return embedded.embeddings;
  };

  const isEnrolled = async (
    { photo }: StrangerPhoto,
    embedding: Float32Array,
    version: ActiveVersion,
  ): Promise<boolean> => {
    const asKept = (): Promise<Uint8Array> => decodeChip(photo.jpeg);
    const shown = { asKept, look: async () => lookOf(await asKept()) };
    return (await holderOf(gallery, version, { embedding, shown })) !== null;
  };

  const count = async (
    photos: readonly StrangerPhoto[],
    embeddings: UnitRows,
    version: ActiveVersion,
    signal: AbortSignal,
  ): Promise<CountedStrangers> => {
    const first = strangerPeople(photos, embeddings, verificationThreshold(version.statistics));
    const people = Map.groupBy(photos.keys(), (i) => first[i]!);
    const strangers: { person: string; photo: StrangerPhoto['photo'] }[] = [];
    let enrolledStrangers = 0;
    for (const [person, places] of people) {
      const own: StrangerPhoto[] = [];
      for (const i of places) {
        // A search looks at everybody: others have their turn in between.
        await new Promise((resolve) => setImmediate(resolve));
        failIfAborted(signal);
        if (await isEnrolled(photos[i]!, rowOf(embeddings, i), version)) enrolledStrangers++;
        else own.push(photos[i]!);
      }
      for (const { photo } of await newMoments(own)) strangers.push({ person: `${person}`, photo });
    }
    return { strangers, enrolledStrangers };
  };

  /** Those that count under a version that is active. Errors: `Canceled`, `EngineLost`. */
  return async (
    version: ActiveVersion,
    signal: AbortSignal,
    onProgress: OnProgress = () => undefined,
  ): Promise<CountedStrangers> => {
    const photos = outside.strangers();
    if (photos.length === 0) return { strangers: [], enrolledStrangers: 0 };
    const embeddings = await embed(photos, version, signal, onProgress);
    // Whoever is enrolled while it looks is looked for with the next question.
    const { revision } = version;
    if (found?.embeddings !== embeddings || found.revision !== revision) {
      const counted = await count(photos, embeddings, version, signal);
      found = { embeddings, revision, counted };
    }
    return found.counted;
  };
}
