import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inRoot } from '../../electron/shells/node-shell.ts';
import { liveHostPid } from '../support/browser-shell.ts';
import { lfwPeople } from './lfw.ts';
import { withEnrolled } from './live.ts';
import { quantile, type Figure } from './report.ts';

/**
 * How much more memory the second half of a run may take than the first, garbage collected: arenas of the allocators move a
 * little. Keeping the answer of every live call, which Kith once did, comes to more than five percent of the owner's memory in
 * half an hour.
 */
const FLAT = 0.03;
/** An import adds to what must be in memory: a row of the index for each person, a line of the report for each photo. */
const FLAT_IMPORT = 0.05;
/**
 * The share of a run that is not looked at: heap, code and the image library's arenas come to their size, for one or two
 * thousand photos of ten (229 MB at first, 256 MB after the first thousand, 262 MB then). On a busy machine they take longer for
 * it, but no more photos.
 */
const WARM_UP = 0.2;
/** Samples that a half must have: fewer say nothing. */
const FEWEST_SAMPLES = 10;
/** Photos of one person at most: theirs are in memory together. */
const PHOTOS_A_PERSON = 10;

/** Milliseconds that a collection takes at most, on a busy machine too. */
const COLLECTED_AFTER = 1000;

/** Megabytes of resident memory at one time, right after garbage was collected. */
interface Sample {
  /** Seconds since the run began. */
  readonly at: number;
  readonly host: number;
  readonly owner: number;
}

/** Resident memory of owner and host over minutes of live recognition (Linux). */
export async function benchMemoryLive(minutes: number): Promise<Figure> {
  using _ = collecting();
  // Awaited, so that what is asked for lasts as long as the run.
  return await withEnrolled(async (page, data, _clip, shell) => {
    const began = performance.now();
    const samples: Sample[] = [];
    for (let second = 0; second < minutes * 60; second += 5) {
      await page.waitForTimeout(5000 - COLLECTED_AFTER);
      samples.push(await sampleOf(data, shell.process.pid!, began));
    }
    return figureOf(`${minutes} minutes live`, samples, FLAT);
  });
}

/** The same while photos of LFW are decoded, their faces found, embedded and kept by `kith enroll`. */
export async function benchMemoryImport(photos: number): Promise<Figure> {
  using _ = collecting();
  const scratch = await mkdtemp(join(tmpdir(), 'kith-bench-'));
  try {
    await copyPhotos(photos, join(scratch, 'people'));
    const data = join(scratch, 'data');
    const main = inRoot('electron/shells/cli/main.ts');
    const owner = spawn(
      process.execPath,
      [main, `--data=${data}`, 'enroll', join(scratch, 'people')],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const began = performance.now();
    const ended = once(owner, 'exit');
    const samples: Sample[] = [];
    while (owner.exitCode === null && owner.signalCode === null) {
      await Promise.race([wait(2000), ended]);
      const sample = await sampleOf(data, owner.pid!, began).catch(() => null); // Starting, or just ended.
      if (sample) samples.push(sample);
    }
    // 1: folders of LFW that hold two people were refused.
    if (owner.exitCode !== 0 && owner.exitCode !== 1)
      throw new Error(`kith enroll ended with ${owner.exitCode}`);
    return figureOf(`${photos} imported photos`, samples, FLAT_IMPORT);
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** Makes processes that start meanwhile collect their garbage when they are asked to. */
function collecting(): Disposable {
  const before = process.env['NODE_OPTIONS'];
  process.env['NODE_OPTIONS'] = `--import ${new URL('collect-garbage.mjs', import.meta.url).href}`;
  return {
    [Symbol.dispose]: () => {
      if (before === undefined) delete process.env['NODE_OPTIONS'];
      else process.env['NODE_OPTIONS'] = before;
    },
  };
}

/** Compares the medians of both halves, and tells those of every tenth. */
function figureOf(what: string, all: readonly Sample[], flat: number): Figure {
  const samples = all.filter(({ at }) => at > WARM_UP * (all.at(-1)?.at ?? 0));
  const half = Math.floor(samples.length / 2);
  if (half < FEWEST_SAMPLES) throw new Error('The run is too short for its halves to be compared');
  const [first, second] = [samples.slice(0, half), samples.slice(half)];
  const median = (part: readonly Sample[], whose: 'host' | 'owner') =>
    quantile(
      part.map((sample) => sample[whose]),
      0.5,
    );
  for (const whose of ['host', 'owner'] as const) {
    const tenths = Array.from({ length: 10 }, (_, i) =>
      all.slice((i * all.length) / 10, ((i + 1) * all.length) / 10),
    );
    console.error(
      `${whose}, MB: ${tenths.map((part) => median(part, whose).toFixed(0)).join(' ')}`,
    );
  }
  const host = Math.max(...all.map((sample) => sample.host));
  const owner = Math.max(...all.map((sample) => sample.owner));
  const hostGrowth = median(second, 'host') / median(first, 'host') - 1;
  const ownerGrowth = median(second, 'owner') / median(first, 'owner') - 1;
  const growth = `second half against first ${signed(hostGrowth)} / ${signed(ownerGrowth)}`;
  return {
    what: `memory of the host / the owner over ${what}, most`,
    measured: `${host.toFixed(0)} MB / ${owner.toFixed(0)} MB (${growth})`,
    bound: `≤ 700 MB / ≤ 300 MB, second half at most ${flat * 100}% above the first`,
    holds: host <= 700 && owner <= 300 && hostGrowth < flat && ownerGrowth < flat,
    numbers: { host, owner, hostGrowth, ownerGrowth },
  };
}

/** So many photos, in a folder a person, drawn from the whole set. */
async function copyPhotos(count: number, folder: string): Promise<void> {
  let copied = 0;
  for (const { name, photos } of await lfwPeople()) {
    const taken = photos.slice(0, Math.min(PHOTOS_A_PERSON, count - copied));
    await mkdir(join(folder, name), { recursive: true });
    for (const photo of taken) await cp(photo, join(folder, name, basename(photo)));
    copied += taken.length;
    if (copied === count) return;
  }
  throw new Error(`There are only ${copied} photos, with ${PHOTOS_A_PERSON} a person`);
}

async function sampleOf(data: string, ownerPid: number, began: number): Promise<Sample> {
  const hostPid = liveHostPid(data);
  for (const pid of [hostPid, ownerPid]) process.kill(pid, 'SIGUSR2');
  await wait(COLLECTED_AFTER);
  return {
    at: (performance.now() - began) / 1000,
    host: await resident(hostPid),
    owner: await resident(ownerPid),
  };
}

async function resident(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(text)![1]) / 1000;
}

function signed(share: number): string {
  return `${share >= 0 ? '+' : ''}${(share * 100).toFixed(1)}%`;
}
