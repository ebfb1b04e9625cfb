import {
  chmodSync,
  copyFileSync,
  constants,
  existsSync,
  readdirSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { KithError } from '../contract/index.ts';
import { openDatabase } from './connection.ts';
import { copiesOf } from './copies-folder.ts';
import { ENDINGS, putInPlace, removeDatabase } from './database-file.ts';
import { emptyLog } from './erasure.ts';
import { explain } from './explain.ts';
import { opensGallery } from './key-doubt.ts';
import { readThrough } from './read-through.ts';

/**
 * Encrypts a closed gallery anew, with its copies and what was put aside of it: each file is copied, changed, read to its end, and
 * takes the place of the one before, the gallery itself last. Cut off, it is done again: what has the new key already stays. Answers
 * with the files besides the gallery that could not be read, and stay as they are. Errors: `GalleryDamaged`, the disk's.
 */
export async function reencryptGallery(
  file: string,
  { from, to }: { readonly from: Uint8Array | null; readonly to: Uint8Array },
): Promise<string[]> {
  const left: string[] = [];
  for (const one of [...besidesOf(file), file]) {
    if (!existsSync(one) || opensGallery(one, to)) continue;
    try {
      if (!from) throw new KithError('GalleryDamaged', one);
      await reencryptFile(one, from, to);
    } catch (error) {
      // A disk that is full is so no more once what was begun is gone.
      const told = explain(error, one);
      removeDatabase(`${one}.new`);
      const isUnreadable = told instanceof KithError && /^Gallery(Damaged|Locked)$/.test(told.code);
      if (one === file || !isUnreadable) throw told;
      left.push(one);
    }
  }
  return left;
}

/** Reads a closed gallery to its end. Errors: `GalleryDamaged`, the disk's. */
export async function assertWhole(file: string, key: Uint8Array): Promise<void> {
  try {
    const database = openDatabase(file, key);
    try {
      await readThrough(database);
    } finally {
      database.close();
    }
  } catch (error) {
    throw explain(error, file);
  }
}

/** What else is encrypted with a gallery's key. */
function besidesOf(file: string): string[] {
  const folder = dirname(file);
  const beside = readdirSync(folder).filter(
    (name) =>
      /\.(aside|schema)-[^.]*$/.test(name.slice(basename(file).length)) &&
      name.startsWith(basename(file)) &&
      !ENDINGS.some((ending) => name.endsWith(ending)),
  );
  return [...copiesOf(file).map((copy) => copy.file), ...beside.map((name) => join(folder, name))];
}

async function reencryptFile(file: string, from: Uint8Array, to: Uint8Array): Promise<void> {
  const scratch = `${file}.new`;
  removeDatabase(scratch);
  if (existsSync(`${file}-wal`)) {
    // What is in the log only would stay behind.
    const database = openDatabase(file, from);
    try {
      emptyLog(database);
    } finally {
      database.close();
    }
  }
  copyFileSync(file, scratch, constants.COPYFILE_FICLONE);
  chmodSync(scratch, 0o600);
  changeKey(scratch, from, to);
  const changed = openDatabase(scratch, to);
  try {
    await readThrough(changed);
  } finally {
    changed.close();
  }
  // By which it is known whether a gallery was written since its copy was made.
  const { atimeMs, mtimeMs } = statSync(file);
  utimesSync(scratch, atimeMs / 1000, mtimeMs / 1000);
  putInPlace(scratch, file);
}

/** Encrypts a database anew where it is; nobody else has it. */
function changeKey(file: string, from: Uint8Array, to: Uint8Array): void {
  const database = new Database(file, { fileMustExist: true });
  try {
    database.pragma("cipher = 'chacha20'");
    database.pragma(`key = 'raw:${Buffer.from(from).toString('hex')}'`);
    database.pragma('temp_store = MEMORY');
    // In a log pages of both keys would stand beside each other.
    database.pragma('journal_mode = MEMORY');
    database.pragma(`rekey = 'raw:${Buffer.from(to).toString('hex')}'`);
    database.pragma('journal_mode = WAL');
  } finally {
    database.close();
  }
}
