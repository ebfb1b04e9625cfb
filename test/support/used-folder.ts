import { mkdirSync } from 'node:fs';
import { makeEmptyFile } from '../../electron/gallery/database-file.ts';
import { dataFiles } from '../../electron/platform/paths.ts';

/** Makes a data folder in which a Kith was: in another, what is called as if it were Kith's is somebody else's. */
export function makeUsed(dataFolder: string): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  makeEmptyFile(dataFiles(dataFolder).lock);
}
