import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of a process, or of an earlier Kith, whose name did not tell which. */
const SCRATCH = /^kith-(?:(?<process>\d+)-)?[0-9A-Za-z]{6}$/;
/** All that ever lies in one: a gallery, a copy of one, or what was put aside of it, with its log. */
const DATABASE = /\.db(?:$|[-.])/;
/** Milliseconds after which one that tells of no process is of none any more. */
const DAY = 24 * 60 * 60 * 1000;

/** Makes a folder for a database that does not last, where the system has such; only the user can read it. Throws its errors. */
export function makeScratchFolder(): string {
  return mkdtempSync(join(tmpdir(), `kith-${process.pid}-`));
}

/** Removes such folders whose Kith was killed: whoever is removed from their gallery would be in them still. */
export function removeLeftScratch(): void {
  for (const name of namesIn(tmpdir())) {
    const match = SCRATCH.exec(name);
    if (!match) continue;
    const folder = join(tmpdir(), name);
    try {
      const found = lstatSync(folder);
      const isOwn = !process.getuid || found.uid === process.getuid();
      if (!found.isDirectory() || !isOwn) continue;
      const of = match.groups?.['process'];
      const isLeft = of ? !isRunning(Number(of)) : Date.now() - found.mtimeMs > DAY;
      if (isLeft && readdirSync(folder).every((inside) => DATABASE.test(inside))) {
        rmSync(folder, { recursive: true, force: true });
      }
    } catch {
      // Another Kith has just removed it, or Windows has it in use: the next start tries again.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Some systems let nobody list it: what has a name that is not known stays.
    return [];
  }
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    // One that is somebody else's is there.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
