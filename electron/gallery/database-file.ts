import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { KithError } from '../contract/index.ts';
import { syncFolder } from '../platform/sync-folder.ts';
import { copiesOf } from './copies-folder.ts';

/** Bytes of a page of every gallery: SQLite's own choice. */
export const PAGE_BYTES = 4096;
/** Where the part of an encrypted database's header is that is not: the size of its pages, and what SQLite keeps beside that. */
export const PLAIN_HEADER_AT = 16;
/** Page size, two numbers for the journal (2 is a log), bytes that each page sets aside for its nonce and MAC, three constants. */
export const PLAIN_HEADER = Uint8Array.of(0x10, 0x00, 2, 2, 0x20, 0x40, 0x20, 0x20);
const JOURNAL_KINDS = new Set([2, 3]);
const MAGIC = Buffer.from('SQLite format 3\0');

/** What belongs to a database beside its file. */
export const ENDINGS = ['-wal', '-shm', '-journal'];

/** Which file lies under a name, whatever it is called; null where none does. */
export function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

/**
 * Refuses what SQLite would take for a new database, or for one of another key: a file that is empty or cut off, a header that
 * is none, a file that is missing where a gallery was. Errors: `GalleryDamaged`; `FileExpected` for a folder.
 */
export function refuseDamaged(file: string, encrypted: boolean): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) {
    const log = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
    if (log > 0 || copiesOf(file).length > 0) {
      throw new KithError('GalleryDamaged', file, { flaw: 'fileMissing' });
    }
    return;
  }
  // How large a folder is depends on the file system.
  if (found.isDirectory()) throw new KithError('FileExpected', file);
  if (found.size < PAGE_BYTES || !isHeader(headOf(file), encrypted)) {
    throw new KithError('GalleryDamaged', file);
  }
}

function isHeader(head: Uint8Array, encrypted: boolean): boolean {
  if (!encrypted) return MAGIC.equals(head.subarray(0, MAGIC.length));
  return PLAIN_HEADER.every(
    (byte, i) => JOURNAL_KINDS.has(i) || byte === head[PLAIN_HEADER_AT + i],
  );
}

function headOf(file: string): Uint8Array {
  const handle = openSync(file, 'r');
  try {
    const head = new Uint8Array(PLAIN_HEADER_AT + PLAIN_HEADER.length);
    readSync(handle, head, 0, head.length, 0);
    return head;
  } finally {
    closeSync(handle);
  }
}

/** Makes an empty file that only the user can read, for a database; what belongs to it will be as private. One that is there stays. */
export function makeEmptyFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600));
}

/** Where a damaged gallery is copied to be read: it is gone again unless that was cut off. */
export function readCopyOf(file: string): string {
  return `${file}.read`;
}

/** Removes a database with all that belongs to it. */
export function removeDatabase(file: string): void {
  for (const ending of ['', ...ENDINGS]) rmSync(file + ending, { force: true });
}

/** Has a closed database take the place of a file, or of none: whoever looks, also after a power cut, finds it whole. */
export function putInPlace(database: string, file: string): void {
  // A full disk leaves what SQLite could not move into the file as it closed it.
  if (existsSync(`${database}-wal`)) throw new Error(`${database} is not whole without its log`);
  const handle = openSync(database, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(database, file);
  syncFolder(dirname(file));
}

/** Renames a database, with its log, so that another can take its place. Returns its new name; null where there was none. */
export function setAside(file: string, at: Date): string | null {
  const aside = `${file}.aside-${at.toISOString().replaceAll(/[-:.]/g, '')}`;
  let moved = false;
  for (const ending of ['', ...ENDINGS]) {
    if (!existsSync(file + ending)) continue;
    renameSync(file + ending, aside + ending);
    moved = true;
  }
  syncFolder(dirname(file));
  return moved ? aside : null;
}
