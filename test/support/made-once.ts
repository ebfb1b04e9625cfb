import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';

/**
 * A file or folder that `make` writes at a path, once in a run of the tests: by whichever test asks first, in whichever
 * process; the others wait for it. It is the same for all of them: it may be read and copied, and never changed.
 */
export async function madeOnce(
  name: string,
  make: (path: string) => Promise<unknown>,
): Promise<string> {
  const path = join(inject('runFolder'), name);
  const lock = `${path}.lock`;
  while (!existsSync(path)) {
    if (!took(lock)) {
      await setTimeout(50);
      continue;
    }
    try {
      // Another may have made it between the look and the lock.
      if (!existsSync(path)) {
        await make(`${path}.new`);
        renameSync(`${path}.new`, path);
      }
    } finally {
      // What failed is left to the next who asks.
      rmSync(`${path}.new`, { recursive: true, force: true });
      rmdirSync(lock);
    }
  }
  return path;
}

/** Makes a folder that nobody else has made: of several processes one alone does. */
function took(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
