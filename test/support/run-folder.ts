import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that lasts as long as a run of the tests, for what several files of tests use. */
    runFolder: string;
  }
}

/** Linux's folder in memory. A gallery waits for the disk with every write, and most tests write one. */
const IN_MEMORY = '/dev/shm';
/** Bytes that have to be free there, and in memory. */
const ROOM = 4 * 2 ** 30;
const MEMORY = 8 * 2 ** 30;

/**
 * Called by vitest before all tests; what it returns, after the last. Whatever they write for a while lies in the run's
 * folder, in memory where there is room for it.
 */
export default function provideRunFolder({ provide }: TestProject): () => void {
  const folder = folderInMemory() ?? newFolderIn(tmpdir());
  provide('runFolder', folder);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  return () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  };
}

function newFolderIn(folder: string): string {
  return mkdtempSync(join(folder, 'kith-run-'));
}

/** A new folder in memory; null where there is no such place, too little room, or where nothing in it may be run. */
function folderInMemory(): string | null {
  if (process.platform !== 'linux' || freemem() < MEMORY) return null;
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    if (bavail * bsize < ROOM) return null;
    const folder = newFolderIn(IN_MEMORY);
    const program = join(folder, 'program');
    writeFileSync(program, '#!/bin/sh\n');
    chmodSync(program, 0o755);
    if (spawnSync(program).status === 0) return folder;
    rmSync(folder, { recursive: true });
  } catch {
    // There is no such place, or this user may not write there.
  }
  return null;
}
