import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasCode } from '../../electron/contract/index.ts';
import { fetchPack } from '../../electron/models/fetch-pack.ts';
import { readClassicFiles } from '../../electron/models/packs.ts';
import { classicPack } from '../../electron/models/packs/classic.ts';

/** Where tests and benchmarks keep ResNet-50 between runs. */
export const packsFolder = fileURLToPath(
  new URL('../../node_modules/.cache/kith-packs', import.meta.url),
);

let files: ReturnType<typeof readOrFetch> | undefined;

/** The files of ResNet-50, fetched the first time; null where the registry cannot be reached. */
export function classicFiles(): ReturnType<typeof readOrFetch> {
  // Once for all who ask at the same time: two fetches would write the same file.
  return (files ??= readOrFetch());
}

async function readOrFetch() {
  try {
    return await readClassicFiles(packsFolder);
  } catch (error) {
    if (!hasCode(error, 'ModelMissing')) throw error;
  }
  try {
    await fetchPack(classicPack, packsFolder);
  } catch (error) {
    if (hasCode(error, 'PackUnreachable')) return null;
    throw error;
  }
  return readClassicFiles(packsFolder);
}

/** Lets a data folder use the network that was fetched; false where it could not be. */
export async function linkClassicPack(dataFolder: string): Promise<boolean> {
  if (!(await classicFiles())) return false;
  symlinkSync(packsFolder, join(dataFolder, 'packs'));
  return true;
}
