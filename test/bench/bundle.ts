import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Figure } from './report.ts';

const PEOPLE = 10_000;
const FEW = 1000;
const SAMPLES = 3;
/** Samples a second, without embedding anew. */
const WANTED = 2000;
/** What ten times the people may take of memory beside what the few do: names, numbers, and the search index. */
const MORE_MEMORY = 2;
const one = fileURLToPath(new URL('bundle/one.ts', import.meta.url));

interface Measured {
  readonly seconds: number;
  /** Of the processor’s time: less than the seconds where the machine is busy with something else. */
  readonly processor: number;
  readonly megabytes: number;
}

/** Exporting and importing 10,000 people with 3 pictures each, encrypted on both sides, and how much more memory that takes than 1,000. */
export async function benchBundle(): Promise<Figure[]> {
  const [few, many] = [await measure(FEW), await measure(PEOPLE)];
  return (['export', 'import'] as const).map((what): Figure => {
    const { seconds, processor, megabytes } = many[what];
    const rate = (PEOPLE * SAMPLES) / seconds;
    const growth = megabytes / few[what].megabytes;
    return {
      what: `${what} of ${PEOPLE} people with ${SAMPLES} pictures each in a bundle of ${(many.bytes / 1e6).toFixed(0)} MB: samples a second; peak memory, and of ${FEW} people`,
      measured: `${rate.toFixed(0)} in ${seconds.toFixed(1)} s (${processor.toFixed(1)} s of the processor); ${megabytes.toFixed(0)} MB and ${few[what].megabytes.toFixed(0)} MB`,
      bound: `≥ ${WANTED}, ≤ ${MORE_MEMORY} times the memory`,
      holds: rate >= WANTED && growth <= MORE_MEMORY,
      numbers: { rate, seconds, processor, megabytes, few: few[what].megabytes },
    };
  });
}

async function measure(people: number) {
  const folder = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  try {
    const [from, to] = [join(folder, 'from.db'), join(folder, 'to.db')];
    const bundle = join(folder, 'all.kith');
    await run('write', from, bundle, String(people));
    const written = await run('export', from, bundle);
    const read = await run('import', to, bundle);
    return { export: written, import: read, bytes: (await stat(bundle)).size };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(...args: string[]): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [one, ...args]);
  return JSON.parse(stdout) as Measured;
}
