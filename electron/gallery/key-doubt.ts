import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { hasCode, KithError, type FailureCode } from '../contract/index.ts';
import { createDatabase } from './connection.ts';
import { copiesOf } from './copies-folder.ts';
import { countsOf } from './counts.ts';
import { PAGE_BYTES } from './database-file.ts';
import { explain } from './explain.ts';
import { readDatabase } from './read-database.ts';
import { makeScratchFolder } from './scratch-folder.ts';

/** A gallery, and what it is opened with. */
export interface KeyedGallery {
  readonly file: string;
  /** 32 bytes; null, no encryption, is for tests. */
  readonly key: Uint8Array | null;
  /** Whether the key is the one that its note tells of. */
  readonly keyIsKnown?: boolean;
}

/**
 * What an error of opening `file`, a gallery or a copy of it, means to a user. A first page that the known key does not open is
 * damaged where that key opens any copy or any other page; else key and note may both be another gallery's, and it is
 * `KeyOrDamage`. `opened` is what was opened in place of the file, which no message names.
 */
export function explainOpening(
  error: unknown,
  { file: gallery, key, keyIsKnown = key === null }: KeyedGallery,
  file = gallery,
  opened = file,
): unknown {
  const told = explain(error, opened, keyIsKnown);
  if (!(told instanceof KithError)) return told;
  const isInDoubt =
    key !== null &&
    hasCode(told, 'GalleryDamaged') &&
    isOfFirstPage(told) &&
    !copiesOf(gallery).some((copy) => opens(copy.file, key)) &&
    !opensOtherPages(gallery, key);
  if (isInDoubt) return new KithError('KeyOrDamage', file, { cause: told });
  if (told.subject !== opened) return told;
  // What the disk refuses, it refuses where the gallery is.
  const subject = OF_THE_FILE.has(told.code) ? file : gallery;
  return new KithError(told.code, subject, { flaw: told.flaw, cause: told });
}

/** Whether a key is that of a gallery, or of a copy of one, also where parts of it are damaged. */
export function opensGallery(file: string, key: Uint8Array): boolean {
  return existsSync(file) && (opens(file, key) || opensOtherPages(file, key));
}

/** What is wrong with a file itself. */
const OF_THE_FILE = new Set<FailureCode>(['GalleryDamaged', 'GalleryLocked', 'FileExpected']);

/** Whether SQLite took a file for none of its databases. */
function isOfFirstPage({ cause }: KithError): boolean {
  return cause instanceof Database.SqliteError && cause.code === 'SQLITE_NOTADB';
}

function opens(file: string, key: Uint8Array): boolean {
  try {
    readDatabase(file, key, countsOf);
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError) return error.code.startsWith('SQLITE_CORRUPT');
    if (explain(error, file) instanceof KithError) return false;
    throw error;
  }
}

/** Tables of a page each. */
const TABLES = Array.from({ length: 40 }, (_, i) => `page${i}`);
const pagewise = {
  version: 1,
  name: 'pages',
  sql: TABLES.map((table) => `CREATE TABLE ${table} (x);`).join(''),
};

/**
 * Whether a key opens any of a gallery's pages but the first. Each page has a MAC of its own, but SQLite finds them by the first:
 * that of a database which has a table wherever the gallery has a page stands in for it.
 */
function opensOtherPages(file: string, key: Uint8Array): boolean {
  const folder = makeScratchFolder();
  const scratch = join(folder, 'gallery.db');
  try {
    createDatabase(scratch, key, [pagewise]).close();
    const pages = readFileSync(scratch).fill(0, PAGE_BYTES);
    const handle = openSync(file, 'r');
    try {
      readSync(handle, pages, PAGE_BYTES, pages.length - PAGE_BYTES, PAGE_BYTES);
    } finally {
      closeSync(handle);
    }
    writeFileSync(scratch, pages);
    return readDatabase(scratch, key, (database) =>
      TABLES.some((table) => isReadable(database, table)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isReadable(database: Database.Database, table: string): boolean {
  try {
    database.prepare(`SELECT count(*) FROM ${table}`).get();
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}
