import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A copy of a gallery that Kith made by itself. */
export interface CopyFile {
  readonly file: string;
  /** When it was made. */
  readonly at: Date;
  /** How often something had been erased in the gallery by then; what was erased later is in it. */
  readonly erasures: number;
}

const stem = (file: string): string => basename(file, '.db');

/** Where the copies of a gallery are. */
export function copiesFolder(file: string): string {
  return join(dirname(file), 'copies');
}

/** How a copy of a gallery is called. */
export function copyFile(file: string, at: Date, erasures: number): string {
  const time = at.toISOString().replaceAll(/[-:.]/g, '');
  return join(copiesFolder(file), `${stem(file)}-${time}-${erasures}.db`);
}

/** The copies of a gallery, newest first. */
export function copiesOf(file: string): CopyFile[] {
  return namesIn(file)
    .flatMap((name) => {
      const found =
        /-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(\d+)\.db$/.exec(name) ?? undefined;
      if (!found) return [];
      const [, year, month, day, hour, minute, second, part, erasures] = found;
      const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${part}Z`);
      return [{ file: join(copiesFolder(file), name), at, erasures: Number(erasures) }];
    })
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** Removes what lies in a gallery's copies beside those made since the last erasure, also what is left of one that was cut off. */
export function removeOutdatedCopies(file: string, erasures: number): void {
  const kept = new Set(
    copiesOf(file)
      .filter((copy) => copy.erasures === erasures)
      .map((copy) => basename(copy.file)),
  );
  const failures: unknown[] = [];
  for (const name of namesIn(file)) {
    if (kept.has(name)) continue;
    try {
      rmSync(join(copiesFolder(file), name), { force: true });
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** What a copy's name ends in after the gallery's, also while it is made or written anew; what belongs to a database with it. */
const COPY = /^-\d{8}T\d{9}Z-\d+\.db(?:\.part|\.new)?(?:-wal|-shm|-journal)?$/;

/** The names of all files that belong to a gallery's copies. Nothing else that lies there is Kith's. */
function namesIn(file: string): string[] {
  const start = stem(file);
  try {
    return readdirSync(copiesFolder(file)).filter(
      (name) => name.startsWith(start) && COPY.test(name.slice(start.length)),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
