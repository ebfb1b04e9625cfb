import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Whether Kith runs from its source. Only there may code from outside compute: what `npm run setup:tensorflow` compiled, what
 * npm installed for this machine, or what the environment names. A package has all its code in its archive, whose integrity
 * Electron checks; whatever else lies on the disk is anybody's. Where this module lies decides, for the source and for its
 * bundles alike, and no variable: the script that sets such engines up is never packed.
 */
export const inClone = existsSync(
  fileURLToPath(new URL('../../build/setup-tensorflow.ts', import.meta.url)),
);
