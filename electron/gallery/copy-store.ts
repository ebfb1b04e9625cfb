import { chmodSync, mkdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { constants, copyFile } from 'node:fs/promises';
import { expectedFailure, KithError } from '../contract/index.ts';
import type { CopyStore, GalleryCopy } from '../core/ports/index.ts';
import { openDatabase, type Connection } from './connection.ts';
import { copiesFolder, copiesOf, copyFile as nameOf } from './copies-folder.ts';
import { countsOf, type Counts } from './counts.ts';
import type { Damage } from './damage.ts';
import { putInPlace, removeDatabase } from './database-file.ts';
import { emptyLog } from './erasure.ts';
import { readThrough } from './read-through.ts';

/** What a copy does without: it can be computed again, is not saved yet, is kept for a few days only, waits to be erased, or may have been withdrawn by the time somebody goes back to it. */
const LEFT_OUT = `
  DELETE FROM features;
  DELETE FROM training_parts;
  DELETE FROM training_run;
  DELETE FROM drafts;
  DELETE FROM unknown_faces WHERE stranger_id IS NULL OR discarded = 1;
  DELETE FROM inbox_consents WHERE ended_at IS NULL;
  DELETE FROM events WHERE hidden = 1;`;

/** The copies that Kith makes of an open gallery. `key` is the gallery's. */
export function createCopyStore(db: Connection, key: Uint8Array | null, damage: Damage): CopyStore {
  const file = db.name;
  const somebodyWaits = db.prepare('SELECT 1 FROM removals LIMIT 1');
  const erasures = (): number => {
    try {
      return db.erasure.count();
    } catch (error) {
      // A damaged gallery does not say: as often as a copy does.
      if (!(damage.explained(error) instanceof KithError)) throw error;
      return Math.max(0, ...copiesOf(file).map((copy) => copy.erasures));
    }
  };
  const list = (): GalleryCopy[] => {
    const erased = erasures();
    return copiesOf(file).map((copy) => ({ at: copy.at, holdsRemoved: copy.erasures < erased }));
  };
  const thin = (keep: number): void => {
    for (const old of copiesOf(file).slice(keep)) rmSync(old.file, { force: true });
  };
  let making: Promise<GalleryCopy | null> | null = null;

  const make = async (keep: number, at: Date): Promise<GalleryCopy | null> => {
    const erased = db.erasure.count();
    const copy = nameOf(file, at, erased);
    const scratch = `${copy}.part`;
    /** Something was erased meanwhile, with which the copy went, or Kith is closing. */
    const isOff = (): boolean => !db.open || db.erasure.count() !== erased;
    try {
      // Opening a copy erases whoever waits for it in there, also who was kept since.
      if (somebodyWaits.get() !== undefined) return null;
      mkdirSync(copiesFolder(file), { recursive: true, mode: 0o700 });
      chmodSync(copiesFolder(file), 0o700);
      const copied = snapshot(db, scratch);
      const written = writtenAt(file);
      const counts = await copied;
      if (!counts) return null;
      await verify(scratch, key, counts, erased);
      if (isOff()) return null;
      // By which it is known whether the gallery was written since, whatever the clock says then.
      utimesSync(scratch, written / 1000, written / 1000);
      putInPlace(scratch, copy);
      thin(keep);
      return { at, holdsRemoved: false };
    } catch (error) {
      if (isOff()) return null;
      throw expectedFailure(error, copiesFolder(file)) ?? error;
    } finally {
      removeDatabase(scratch);
    }
  };
  return {
    list,
    erasures,
    isOutdated: () => {
      const newest = copiesOf(file)[0];
      if (!newest) return countsOf(db).people > 0;
      const log = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
      return log > 0 || writtenAt(file) > writtenAt(newest.file) + SAME_TIME;
    },
    make: (keep, at) => {
      making ??= damage.watch(make(keep, at)).finally(() => (making = null));
      return making;
    },
    thin,
  };
}

/** Milliseconds by which a time differs that was read from one file and written to another. */
const SAME_TIME = 10;

/** When a file was written last, in milliseconds. */
function writtenAt(file: string): number {
  return statSync(file).mtimeMs;
}

/**
 * Copies the file as it is, its log emptied before. While no checkpoint is made it is not written: what is committed meanwhile is
 * in the log. Answers with what is in it; null where an erasure wrote to it after all.
 */
async function snapshot(db: Connection, target: string): Promise<Counts | null> {
  emptyLog(db);
  const finished = db.erasure.finished();
  const counts = countsOf(db);
  const pages = db.pragma('wal_autocheckpoint', { simple: true }) as number;
  db.pragma('wal_autocheckpoint = 0');
  try {
    await copyFile(db.name, target, constants.COPYFILE_FICLONE);
  } finally {
    if (db.open) db.pragma(`wal_autocheckpoint = ${pages}`);
  }
  if (!db.open || db.erasure.finished() !== finished) return null;
  chmodSync(target, 0o600);
  return counts;
}

/** Takes out what a copy does without, which is no erasure, reads all of it, and counts. */
async function verify(
  file: string,
  key: Uint8Array | null,
  wanted: Counts,
  erasures: number,
): Promise<void> {
  const copy = openDatabase(file, key);
  try {
    copy.exec(LEFT_OUT);
    copy.prepare('UPDATE erasures SET count = ?').run(erasures);
    copy.pragma('incremental_vacuum');
    emptyLog(copy);
    await readThrough(copy);
    const { people, samples } = countsOf(copy);
    if (people !== wanted.people || samples !== wanted.samples) {
      throw new Error(`The copy has ${people} people and ${samples} samples`);
    }
  } finally {
    copy.close();
  }
}
