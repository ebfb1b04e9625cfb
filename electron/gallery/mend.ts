import { chmodSync, copyFileSync } from 'node:fs';
import { hasCode, KithError, type Mended } from '../contract/index.ts';
import { copiesOf } from './copies-folder.ts';
import { openConnection, openDatabase } from './connection.ts';
import { countsOf, type Counts } from './counts.ts';
import { putInPlace, removeDatabase, setAside } from './database-file.ts';
import { emptyLog } from './erasure.ts';
import { explain } from './explain.ts';
import type { ShippedVersion } from './gallery.ts';
import { migrations } from './migrations/index.ts';
import { readThrough } from './read-through.ts';
import { salvage } from './salvage.ts';
import type { Whole } from './salvage-whole.ts';

/** A gallery that is put right, and its key. */
export interface Patient {
  readonly file: string;
  /** Closes it, where it is open, when everything else has succeeded. */
  readonly close?: () => Promise<void>;
  readonly key: Uint8Array | null;
  /** Whether the key is surely this gallery's. */
  readonly keyIsKnown: boolean;
  /** The version that Kith comes with. */
  readonly shipped: ShippedVersion;
}

/** What is in the place of a gallery that could be read in part. */
export type Salvaged = Mended & Whole;

/** A copy that can take the gallery's place. */
export interface ListedCopy {
  readonly file: string;
  readonly at: Date;
  /** Null where it cannot be read. */
  readonly counts: Counts | null;
}

/** The copies that Kith made of a gallery, newest first, with what is in them. */
export function listCopies({ file, key }: Patient): ListedCopy[] {
  return copiesOf(file).map((copy) => ({
    file: copy.file,
    at: copy.at,
    counts: countsIn(copy.file, key),
  }));
}

function countsIn(file: string, key: Uint8Array | null): Counts | null {
  try {
    const database = openDatabase(file, key);
    try {
      return countsOf(database);
    } finally {
      database.close();
    }
  } catch (error) {
    const told = explain(error, file);
    if (told instanceof KithError) return null;
    throw error;
  }
}

/**
 * Puts a copy in the gallery's place once all of it was read; the gallery that was there is kept under another name. Errors:
 * `GalleryDamaged` and `GalleryLocked`, with the copy's file; `NoSuchCopy`; the file system's.
 */
export async function restoreCopy(gallery: Patient, copy: string, at: Date): Promise<Mended> {
  const scratch = `${gallery.file}.new`;
  removeDatabase(scratch);
  try {
    copyFileSync(copy, scratch);
    chmodSync(scratch, 0o600);
    // One from elsewhere may be of another gallery.
    const isOurs = copiesOf(gallery.file).some(({ file }) => file === copy);
    const known = gallery.key === null || (isOurs && gallery.keyIsKnown);
    const database = openConnection(scratch, gallery.key, migrations, known);
    try {
      await readThrough(database);
    } finally {
      database.close();
    }
    return await replace(gallery, scratch, at);
  } catch (error) {
    removeDatabase(scratch);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new KithError('NoSuchCopy', copy, { cause: error });
    }
    const told = explain(error, copy, false);
    const isOfCopy = hasCode(told, 'GalleryDamaged') || hasCode(told, 'GalleryLocked');
    throw isOfCopy ? new KithError((told as KithError).code, copy, { cause: error }) : told;
  }
}

/** The same with the newest copy. Error also: `NoSuchCopy` where there is none. */
export async function restoreNewest(gallery: Patient, at: Date): Promise<Mended> {
  const newest = copiesOf(gallery.file)[0];
  if (!newest) throw new KithError('NoSuchCopy');
  return restoreCopy(gallery, newest.file, at);
}

/**
 * Puts what can be read of a damaged gallery in its place, and keeps that one under another name. Errors: `GalleryDamaged` where
 * nothing can be read; `GalleryLocked`, `GalleryNewer`; the file system's.
 */
export async function salvageGallery(gallery: Patient, at: Date): Promise<Salvaged> {
  const { file, key, keyIsKnown, shipped } = gallery;
  const scratch = `${file}.new`;
  const whole = salvage(file, key, keyIsKnown, scratch, shipped);
  return { ...(await replace(gallery, scratch, at)), ...whole };
}

async function replace({ file, key, close }: Patient, scratch: string, at: Date): Promise<Mended> {
  const database = openConnection(scratch, key);
  let counts: Counts;
  try {
    // Nothing was erased by this: the copies stay.
    const kept = copiesOf(file).map(({ erasures }) => erasures);
    if (kept.length > 0) {
      database.prepare('INSERT OR REPLACE INTO erasures VALUES (1, ?)').run(Math.max(...kept));
    }
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
