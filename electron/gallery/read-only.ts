import { accessSync, constants, existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { copyWithLog } from './copy-with-log.ts';
import { makeScratchFolder } from './scratch-folder.ts';

/** Whether something that is there cannot be written: by its rights, or because its disk cannot be. */
export function isReadOnly(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return false;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EROFS' || code === 'EACCES' || code === 'EPERM';
  }
}

/** A gallery's file in a place where it can be opened. */
export interface Readable {
  readonly file: string;
  readonly remove: () => void;
}

/**
 * A gallery that cannot be written, as encrypted as it is in a folder of the system's for what does not last; null for one that
 * can. SQLite opens no database with a log where it cannot write.
 */
export function readableCopy(file: string): Readable | null {
  const isWritable = !(isReadOnly(file) || isReadOnly(dirname(file)));
  return !existsSync(file) || isWritable ? null : copyElsewhere(file);
}

/** A database and its log in such a folder: whatever opening it writes, it does not write to them. */
export function copyElsewhere(file: string): Readable {
  const folder = makeScratchFolder();
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    copyWithLog(file, join(folder, basename(file)));
  } catch (error) {
    remove();
    throw error;
  }
  return { file: join(folder, basename(file)), remove };
}
