import { accessSync, chmodSync, constants, copyFileSync, statSync } from 'node:fs';
import { KithError } from '../contract/index.ts';

/**
 * Copies a database, and what was written to its log and not to it yet, to files that only the user can read; of one that is not
 * there, what is. Errors: `FileExpected` for a folder in the place of either, `NotAFile` for a pipe or a device; the file system's.
 */
export function copyWithLog(file: string, copy: string): void {
  for (const ending of ['', '-wal']) {
    const part = file + ending;
    const found = statSync(part, { throwIfNoEntry: false });
    if (!found) continue;
    if (found.isDirectory()) throw new KithError('FileExpected', part);
    // A pipe would be waited for until somebody writes into it.
    if (!found.isFile()) throw new KithError('NotAFile', part);
    // Else it is said that nobody may write where the copy goes.
    accessSync(part, constants.R_OK);
    copyFileSync(part, copy + ending);
    chmodSync(copy + ending, 0o600);
  }
}
