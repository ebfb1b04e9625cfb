import { fileURLToPath } from 'node:url';
import { hasCode } from '../../electron/contract/index.ts';
import { fetchPack } from '../../electron/models/fetch-pack.ts';
import { readClassicFiles } from '../../electron/models/packs.ts';
import { classicPack } from '../../electron/models/packs/classic.ts';

/** Where tests and benchmarks keep ResNet-50 between runs. */
export const packsFolder = fileURLToPath(
  new URL('../../node_modules/.cache/kith-packs', import.meta.url),
);

/** The files of ResNet-50, fetched the first time; null where the registry cannot be reached. */
export async function classicFiles() {
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
