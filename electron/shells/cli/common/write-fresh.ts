import { expectedFailure } from '../../../contract/index.ts';
import { writeWhole } from '../../../platform/write-whole.ts';

/** Writes a new file that is the user's alone, whole or not at all. Errors: `FileExists` and others of the system. */
export function writeFresh(file: string, data: string | Uint8Array): void {
  try {
    writeWhole(file, data, { fresh: true });
  } catch (error) {
    throw expectedFailure(error, file) ?? error;
  }
}
