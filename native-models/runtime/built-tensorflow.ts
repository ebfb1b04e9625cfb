import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { engineName } from '../vocabulary/index.ts';
import { inClone } from './in-clone.ts';

/** Where `npm run setup:tensorflow` puts what it built, for a source tree and for its bundles alike. */
const FOLDER = fileURLToPath(new URL('../../out/tensorflow', import.meta.url));

/** What is written beside a TensorFlow engine that was set up on this machine. */
export const builtTensorFlow = z.object({
  engine: engineName.extract(['tensorflow-gpu', 'tensorflow']),
  /** The folder of tfjs-node's package, and its addon; both relative to the record's folder. */
  package: z.string(),
  addon: z.string(),
  /** The TensorFlow that it computes with. */
  version: z.string(),
  /** The CUDA that this TensorFlow was built for; null: it has none. */
  cuda: z.string().nullable(),
  /** Largest difference from the golden embedding, when it was set up. */
  difference: z.number().nullable(),
});
export type BuiltTensorFlow = z.infer<typeof builtTensorFlow>;

/** Name of the record's file. */
export const RECORD_FILE = 'kith-tensorflow.json';

/**
 * The TensorFlow engine that was set up on this machine, with its folder; null where none was. `KITH_TENSORFLOW` names another
 * folder: one that is still being checked. Null in a package, whatever is named. Throws where the record cannot be read.
 */
export function findBuiltTensorFlow(): (BuiltTensorFlow & { readonly folder: string }) | null {
  if (!inClone) return null;
  const folder = process.env['KITH_TENSORFLOW'] ?? FOLDER;
  const file = join(folder, RECORD_FILE);
  if (!existsSync(file)) return null;
  return { ...builtTensorFlow.parse(JSON.parse(readFileSync(file, 'utf8'))), folder };
}
