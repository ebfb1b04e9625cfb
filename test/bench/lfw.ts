import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isForStatistics } from '../../build/statistics-people.ts';
import { decodePhoto } from '../support/photo-reading.ts';
import { nearestToCenter } from '../../electron/core/benchmark/nearest-to-center.ts';
import type { FaceFinder } from '../../native-models/face/finder.ts';
import { dataFolder } from '../support/needs.ts';
import { seeded } from '../support/seeded.ts';

/** Photos of one person. */
export interface LfwPerson {
  readonly name: string;
  readonly photos: readonly string[];
}

/** Everybody of Labeled Faces in the Wild whom the shipped statistics were not counted on, in an order drawn with a fixed seed. */
export async function lfwPeople(seed = 20_261_122): Promise<LfwPerson[]> {
  const images = join(dataFolder, 'lfw', 'images');
  const people = await Promise.all(
    (await readdir(images)).toSorted().map(async (name) => ({
      name,
      photos: (await readdir(join(images, name)))
        .toSorted()
        .map((file) => join(images, name, file)),
    })),
  );
  const random = seeded(seed);
  return people
    .map((person) => ({ person, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ person }) => person)
    .filter(({ name, photos }) => !isForStatistics(name, photos.length));
}

/** The chip of the face in the middle of a photo; null where none is found. */
export async function middleChip(finder: FaceFinder, file: string): Promise<Uint8Array | null> {
  const { image } = await decodePhoto(await readFile(file), file);
  const faces = await finder.find(image, { detect: 'thorough' });
  return nearestToCenter(faces, image)?.chip ?? null;
}
