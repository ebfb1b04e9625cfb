import { closeSync, constants, openSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { expectedFailure, KithError } from '../contract/index.ts';
import { isAbsent } from '../platform/absent.ts';
import { writeWhole } from '../platform/write-whole.ts';

/** Bytes that a disk has to have room for: the most that SQLite asks of it at once, for the index of its log (sqlite.org/walformat). */
const ROOM = 32_768;

/** What an error of SQLite's says of the disk that `file` is on; null where it is about something else. */
export function diskFailure(
  error: InstanceType<typeof Database.SqliteError>,
  file: string,
): KithError | null {
  if (error.code === 'SQLITE_FULL') return new KithError('DiskFull', file, { cause: error });
  if (!/^SQLITE_(CANTOPEN|IOERR|PERM|READONLY(?!_DBMOVED))/.test(error.code)) return null;
  // A gallery may be open for reading only since before its folder could be written.
  const otherwise = error.code.startsWith('SQLITE_READONLY') ? 'FolderReadOnly' : 'DiskFailed';
  const code = refusalOf(file)?.code ?? otherwise;
  return new KithError(code, file, { cause: error });
}

/** SQLite keeps to itself why the system refused something: what the system refuses of a file and its folder when it is asked. */
function refusalOf(file: string): KithError | null {
  const probe = `${file}-probe`;
  try {
    try {
      closeSync(openSync(file, constants.O_RDWR));
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
    writeWhole(probe, new Uint8Array(ROOM));
    rmSync(probe);
    return null;
  } catch (error) {
    return expectedFailure(error, file);
  }
}
