import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from '../../electron/contract/index.ts';
import { fetchPack } from '../../electron/models/fetch-pack.ts';
import { readOnnxFiles } from '../../electron/models/packs.ts';
import { livenessPack } from '../../electron/models/packs/liveness.ts';
import { packsFolder } from './classic-pack.ts';
import { makeUsed } from './used-folder.ts';

let files: ReturnType<typeof readOrFetch> | undefined;

/** The network of the liveness check, fetched the first time; null where the registry cannot be reached. */
export function livenessFiles(): ReturnType<typeof readOrFetch> {
  // Once for all who ask at the same time: two fetches would write the same file.
  return (files ??= readOrFetch());
}

async function readOrFetch() {
  try {
    return await readOnnxFiles(livenessPack, packsFolder);
  } catch (error) {
    if (!hasCode(error, 'ModelMissing')) throw error;
  }
  try {
    await fetchPack(livenessPack, packsFolder);
  } catch (error) {
    if (hasCode(error, 'PackUnreachable')) return null;
    throw error;
  }
  return readOnnxFiles(livenessPack, packsFolder);
}

/** Gives a data folder the network that was fetched; false where it could not be. */
export async function placeLivenessPack(dataFolder: string): Promise<boolean> {
  if (!(await livenessFiles())) return false;
  makeUsed(dataFolder);
  // A link would be refused.
  const name = livenessPack.source.package;
  cpSync(join(packsFolder, name), join(dataFolder, 'packs', name), { recursive: true });
  return true;
}
