import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { KithError, type Mended } from '../contract/index.ts';
import { isAbsent } from '../platform/absent.ts';
import { copiesOf } from './copies-folder.ts';
import { openConnection } from './connection.ts';
import { copyWithLog } from './copy-with-log.ts';
import { countsOf, type Counts } from './counts.ts';
import { putInPlace, removeDatabase, setAside } from './database-file.ts';
import { emptyLog, erasuresIn } from './erasure.ts';
import { explain } from './explain.ts';
import type { ShippedVersion } from './gallery.ts';
import { explainOpening, type KeyedGallery } from './key-doubt.ts';
import { migrations } from './migrations/index.ts';
import { readDatabase } from './read-database.ts';
import { readThrough } from './read-through.ts';
import { readDamaged, salvage } from './salvage.ts';
import type { Whole } from './salvage-whole.ts';

/** A gallery that is put right, and its key. */
export interface Patient extends KeyedGallery {
  /** Closes it, where it is open, when everything else has succeeded. */
  readonly close?: () => Promise<void>;
  readonly keyIsKnown: boolean;
  /** The version that Kith comes with. */
  readonly shipped: ShippedVersion;
  /** How often something was erased in it, where it is open. */
  readonly erasures?: number;
}

/** What is in the place of a gallery that could be read in part. */
export type Salvaged = Mended & Whole;

/** A copy that can take the gallery's place. */
export interface ListedCopy {
  readonly file: string;
  readonly at: Date;
  /** Null where it cannot be read. */
  readonly counts: Counts | null;
  /** Whether something that was removed after it was made is in it still: it could not be erased. */
  readonly holdsRemoved: boolean;
}

/** The copies that Kith made of a gallery, newest first, with what is in them. */
export function listCopies(gallery: Patient): ListedCopy[] {
  const erased = erasuresOf(gallery);
  return copiesOf(gallery.file).map(({ file, at, erasures }) => ({
    file,
    at,
    counts: orNull(file, () => readDatabase(file, gallery.key, countsOf)),
    holdsRemoved: erasures < erased,
  }));
}

/** How often something was erased in a gallery: as it says itself or, where it does not, as often as in any of its copies. */
function erasuresOf(gallery: Patient): number {
  const { file, key, erasures } = gallery;
  const own =
    erasures ??
    orNull(file, () => readDatabase(file, key, erasuresIn)) ??
    orNull(file, () => readDamaged(gallery, erasuresIn)) ??
    0;
  return Math.max(own, ...copiesOf(file).map((copy) => copy.erasures));
}

/** What is read of a file; null where it cannot be. */
function orNull<T>(file: string, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    // What damage made of a schema SQLite calls this or that.
    if (error instanceof Database.SqliteError) return null;
    if (explain(error, file) instanceof KithError) return null;
    throw error;
  }
}

/**
 * Puts a copy, with what is in its log, in the gallery's place once all of it was read; the gallery that was there is kept under
 * another name. Errors: `GalleryDamaged`, `GalleryLocked` and `KeyOrDamage`, with the copy's file; `CopyHoldsRemoved` where
 * something that was removed later would come back, unless `anyway`; `NoSuchCopy`; those of `copyWithLog`.
 */
export async function restoreCopy(
  gallery: Patient,
  copy: string,
  at: Date,
  anyway = false,
): Promise<Mended> {
  assertThere(copy);
  const scratch = `${gallery.file}.new`;
  // One from elsewhere may be of another gallery.
  const own = copiesOf(gallery.file).find(({ file }) => file === copy);
  const keyIsKnown = gallery.key === null || (own !== undefined && gallery.keyIsKnown);
  const erased = erasuresOf(gallery);
  removeDatabase(scratch);
  try {
    copyWithLog(copy, scratch);
    const database = openConnection(scratch, gallery.key, migrations, keyIsKnown);
    try {
      const before = own?.erasures ?? erasuresIn(database);
      if (before < erased && !anyway) throw new KithError('CopyHoldsRemoved', copy);
      await readThrough(database);
    } finally {
      database.close();
    }
    return await replace(gallery, scratch, at);
  } catch (error) {
    removeDatabase(scratch);
    throw explainOpening(error, { ...gallery, keyIsKnown }, copy, scratch);
  }
}

/** Errors: `NoSuchCopy`; the file system's. */
function assertThere(copy: string): void {
  try {
    statSync(copy);
  } catch (error) {
    if (isAbsent(error)) throw new KithError('NoSuchCopy', copy, { cause: error });
    throw error;
  }
}

/** The same with the newest copy. Error also: `NoSuchCopy` where there is none. */
export async function restoreNewest(gallery: Patient, at: Date, anyway = false): Promise<Mended> {
  const newest = copiesOf(gallery.file)[0];
  if (!newest) throw new KithError('NoSuchCopy');
  return restoreCopy(gallery, newest.file, at, anyway);
}

/**
 * Puts what can be read of a damaged gallery in its place, and keeps that one under another name. Errors: `NothingSalvaged`,
 * `GalleryLocked`, `GalleryNewer`; the file system's.
 */
export async function salvageGallery(gallery: Patient, at: Date): Promise<Salvaged> {
  const { file, key, keyIsKnown, shipped } = gallery;
  const scratch = `${file}.new`;
  const whole = salvage(file, key, keyIsKnown, scratch, shipped);
  return { ...(await replace(gallery, scratch, at)), ...whole };
}

async function replace(gallery: Patient, scratch: string, at: Date): Promise<Mended> {
  const { file, key, close } = gallery;
  const erased = erasuresOf(gallery);
  const database = openConnection(scratch, key);
  let counts: Counts;
  try {
    // Nothing was erased by this: the copies stay, but for those that have to go since before.
    database.prepare('INSERT OR REPLACE INTO erasures VALUES (1, ?)').run(erased);
    counts = countsOf(database);
    emptyLog(database);
  } finally {
    database.close();
  }
  await close?.();
  const aside = setAside(file, at);
  putInPlace(scratch, file);
  return { ...counts, aside };
}
