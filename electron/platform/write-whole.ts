import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './sync-folder.ts';

/** Where a file is written before it takes its place: what a kill leaves. */
export function scratchOf(file: string): string {
  return `${file}.new`;
}

/**
 * Writes a file readable by the user alone, all of it or nothing: whoever reads it, also after a crash or on a full disk, finds
 * the old one or the new one. A link in its place is replaced, not followed. Where it has to be `fresh`, one that is there
 * already stays. Throws the file system's errors: `EEXIST` is that.
 */
export function writeWhole(
  file: string,
  data: string | Uint8Array,
  { fresh = false }: { fresh?: boolean } = {},
): void {
  // Where files are not Kith's alone, one of this name may be somebody's.
  const scratch = fresh ? `${file}.${randomBytes(6).toString('hex')}.new` : scratchOf(file);
  try {
    rmSync(scratch, { force: true }); // One that a crash left would keep its mode.
    write(scratch, data);
    if (fresh) takePlace(scratch, file);
    else renameSync(scratch, file);
    syncFolder(dirname(file));
  } catch (error) {
    // What fails in writing names no file; anything else names the one that never was.
    throw Object.assign(error as Error, { path: file });
  } finally {
    rmSync(scratch, { force: true });
  }
}

/**
 * The same with what comes in pieces, for a file that has to be fresh: nobody is kept waiting, and no more than a piece is in
 * memory. Answers with the bytes.
 */
export async function writeStreamWhole(
  file: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<number> {
  const scratch = `${file}.${randomBytes(6).toString('hex')}.new`;
  let bytes = 0;
  try {
    // Before anything is made that would be thrown away.
    if (lstatSync(file, { throwIfNoEntry: false })) throw existing();
    const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
    const handle = await open(scratch, flags, 0o600).catch((error: unknown) => {
      throw Object.assign(error as Error, { path: file });
    });
    try {
      for await (const piece of pieces) {
        await handle.writeFile(piece);
        bytes += piece.length;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    takePlace(scratch, file);
    syncFolder(dirname(file));
    return bytes;
  } finally {
    rmSync(scratch, { force: true });
  }
}

function existing(): Error {
  return Object.assign(new Error('It is there already'), { code: 'EEXIST', syscall: 'open' });
}

function write(file: string, data: string | Uint8Array): void {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
  const descriptor = openSync(file, flags, 0o600);
  try {
    fchmodSync(descriptor, 0o600); // A umask may have taken even the user's own rights.
    writeFileSync(descriptor, data);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Gives a file another name, which nothing has yet. */
function takePlace(scratch: string, file: string): void {
  try {
    linkSync(scratch, file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // Sticks and network drives often know no second name of a file.
    const canLink = !['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code);
    if (canLink || lstatSync(file, { throwIfNoEntry: false })) throw error;
    renameSync(scratch, file);
  }
}
