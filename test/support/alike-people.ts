import impostors from '../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { openGallery } from '../../electron/gallery/gallery.ts';
import { systemKeyring } from '../../electron/platform/keyring.ts';
import { galleryKey } from '../../electron/platform/keys.ts';
import { dataFiles } from '../../electron/platform/paths.ts';
import { innerProduct, unitLength } from '../../native-models/evaluate/unit-vectors.ts';
import { consent, sampleRecord, unitVector } from './samples.ts';

// People who do not exist, with embeddings that lie as the face network's do: more or less like each other, as a test wants it.

/** What all faces have in common. */
const COMMON = unitVector(1);

/** A unit vector that scores `score` with one, on the side of another. */
function at(score: number, one: Float32Array, side: Float32Array): Float32Array {
  const across = innerProduct(one, side);
  const upright = unitLength(side.map((value, i) => value - across * one[i]!))!;
  const far = Math.sqrt(Math.max(0, 1 - score ** 2));
  return unitLength(one.map((value, i) => score * value + far * upright[i]!))!;
}

/** Embeddings of people, `samples` of each. Where `likeness` has a score for somebody, their face has that with the one before. */
export function drawPeople(
  seed: number,
  likeness: readonly (number | null)[],
  samples: number,
): Float32Array[][] {
  const faces: Float32Array[] = [];
  for (const [i, alike] of likeness.entries()) {
    const own = unitVector(seed + 10 * i + 2);
    const before = faces.at(-1);
    faces.push(alike !== null && before ? at(alike, before, own) : at(0.9, COMMON, own));
  }
  return faces.map((face, i) =>
    Array.from({ length: samples }, (_, number) =>
      at(0.985, face, unitVector(seed + 10_000 * (i + 1) + number)),
    ),
  );
}

/** Enrolls somebody who was drawn, without pictures. */
export async function enrollDrawn(
  gallery: Pick<Awaited<ReturnType<typeof openGallery>>, 'enroll'>,
  name: string,
  embeddings: readonly Float32Array[],
): Promise<void> {
  const samples = embeddings.map((embedding, i) => ({ ...sampleRecord(i, null), embedding }));
  await gallery.enroll(name, consent, samples);
}

/** Enrolls drawn people, by their names, in a data folder that a Kith has opened before. */
export async function writeDrawnPeople(
  dataFolder: string,
  people: readonly { readonly name: string; readonly embeddings: readonly Float32Array[] }[],
): Promise<void> {
  const { key } = await galleryKey(dataFolder, systemKeyring);
  const gallery = await openGallery({
    file: dataFiles(dataFolder).gallery,
    key,
    shipped: { profile: 'face', weightsSha256: '', statistics: impostors },
  });
  for (const { name, embeddings } of people) await enrollDrawn(gallery, name, embeddings);
  await gallery.close();
}
