import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clipOf, loadFinder, peopleOf, samplePhoto } from './sample-faces.ts';

/** Where evaluation data lies, if it is there: beside the repository, or where KITH_TEST_DATA says. */
export const dataFolder =
  process.env['KITH_TEST_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Three clips of three people for the fake camera: of real webcams where they are there, else made from the sample photographs. */
export async function threeClips(folder: string): Promise<[string, string, string]> {
  const real = ['person-a', 'person-f', 'person-h'].map((name) =>
    join(dataFolder, 'webcam', `${name}.mjpeg`),
  );
  if (real.every((file) => existsSync(file))) return real as [string, string, string];
  return sampleClips(folder);
}

/** Three clips made from the photographs that face-api publishes. */
export async function sampleClips(folder: string): Promise<[string, string, string]> {
  const finder = await loadFinder();
  const people = await peopleOf(finder, samplePhoto(6));
  finder.dispose();
  const files: string[] = [];
  for (const [i, person] of [people[0]!, people[3]!, people[1]!].entries()) {
    const file = join(folder, `sample-${i}.mjpeg`);
    writeFileSync(file, await clipOf(person));
    files.push(file);
  }
  return files as [string, string, string];
}
