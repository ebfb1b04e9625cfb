import { readFileSync, writeFileSync } from 'node:fs';
import { openDatabase } from '../../electron/gallery/connection.ts';
import { systemKeyring } from '../../electron/platform/keyring.ts';
import { galleryKey } from '../../electron/platform/keys.ts';
import { dataFiles } from '../../electron/platform/paths.ts';

const PAGE = 4096;

/** Damages the last picture in the gallery of a data folder that no Kith is on. */
export async function damagePicture(dataFolder: string): Promise<void> {
  const { key } = await galleryKey(dataFolder, systemKeyring);
  const { gallery: file } = dataFiles(dataFolder);
  const database = openDatabase(file, key);
  const page = database
    .prepare<[], number>(
      "SELECT max(pageno) FROM dbstat WHERE name = 'samples' AND pagetype = 'overflow'",
    )
    .pluck()
    .get()!;
  database.close();
  const bytes = readFileSync(file);
  bytes[(page - 1) * PAGE + 100]! ^= 1;
  writeFileSync(file, bytes);
}
