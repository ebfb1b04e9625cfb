import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { engineName } from '../../electron/contract/index.ts';
import { dataFolder } from '../support/needs.ts';
import { lfwPeople } from './lfw.ts';
import type { Question, Timing, Verification } from './peers/peer.ts';
import { Racer } from './racer.ts';
import { percent, quantile, type Figure } from './report.ts';

const ROUNDS = 5;
const PHOTOS = 20;
/** Of LFW's 6,000 pairs, evenly from all folds: detectors of others take a third of a second a photo. */
const PAIRS = 600;
/** Plain JavaScript is for checking the other engines; nobody would race with it. */
const engines = engineName.options.filter((engine) => engine !== 'javascript');

/** How much faster Kith is asked to be, and than whom. */
const BOUNDS = { faceApi: { embed: 1.25, whole: 1.5 }, human: { embed: 4, whole: 1.5 } };

interface Result {
  readonly name: string;
  readonly times: Timing & { readonly whole: number };
  readonly verification: Verification;
}

/**
 * The same photos through Kith on each engine that is here, face-api and human: each in a process of its own that is
 * warmed up and waits while the others run; medians over photos, then over rounds.
 */
export async function benchPeers(): Promise<Figure[]> {
  const racers = new Map<string, Racer>();
  for (const [name, file, ...args] of [
    ...engines.map((engine) => [`Kith, ${engine}`, 'kith.ts', engine]),
    ['face-api, wasm', 'face-api.ts'],
    ['human (faceres), wasm', 'human.ts'],
  ] as [string, string, ...string[]][]) {
    const racer = await Racer.start(fileURLToPath(new URL(`peers/${file}`, import.meta.url)), args);
    if (racer.absent === null) racers.set(name, racer);
  }
  const people = (await lfwPeople()).slice(0, PHOTOS);
  const files = people.map(({ photos }) => photos[0]!);
  const rounds = new Map<string, Timing[]>();
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, racer] of racers) {
      const timings = await racer.ask<Timing[]>({ kind: 'round', files } satisfies Question);
      // The first round compiles and fills caches.
      if (round > 0) rounds.set(name, [...(rounds.get(name) ?? []), medianOf(timings)]);
    }
  }
  const results: Result[] = [];
  for (const [name, racer] of racers) {
    const times = medianOf(rounds.get(name)!);
    const verification = await racer.ask<Verification>({
      kind: 'verify',
      images: join(dataFolder, 'lfw/images'),
      pairs: join(dataFolder, 'lfw/pairs.txt'),
      limit: PAIRS,
    } satisfies Question);
    results.push({
      name,
      times: { ...times, whole: times.detect + times.align + times.embed },
      verification,
    });
    racer.stop();
  }
  return results.map((result) => asFigure(result, results));
}

function asFigure(result: Result, all: readonly Result[]): Figure {
  const { name, times, verification } = result;
  const kith = all.find((other) => other.name === 'Kith, wasm')!;
  const bounds = name.startsWith('face-api')
    ? BOUNDS.faceApi
    : name.startsWith('human')
      ? BOUNDS.human
      : null;
  const ratios = { embed: times.embed / kith.times.embed, whole: times.whole / kith.times.whole };
  const accurate =
    !name.startsWith('face-api') || kith.verification.accuracy >= verification.accuracy;
  const ms = (value: number) => value.toFixed(1);
  return {
    what: `one face of a photo, ${name}: detect / align / embed / whole; LFW ${PAIRS} pairs`,
    measured:
      `${ms(times.detect)} / ${ms(times.align)} / ${ms(times.embed)} / ${ms(times.whole)} ms; ` +
      `accuracy ${percent(verification.accuracy)}, TAR ${percent(verification.tarAtFmr1e2)} at FMR 1%, ` +
      `${verification.missed} of ${verification.photos} faces missed` +
      (bounds
        ? `; Kith on wasm embeds ${ratios.embed.toFixed(2)} times as fast, whole ${ratios.whole.toFixed(2)} times`
        : ''),
    bound: bounds
      ? `Kith ${bounds.embed} and ${bounds.whole} times as fast${name.startsWith('face-api') ? ', no less accurate' : ''}`
      : '–',
    holds: !bounds || (ratios.embed >= bounds.embed && ratios.whole >= bounds.whole && accurate),
    numbers: { ...times, accuracy: verification.accuracy, tar: verification.tarAtFmr1e2 },
  };
}

function medianOf(timings: readonly Timing[]): Timing {
  const median = (stage: keyof Timing) =>
    quantile(
      timings.map((timing) => timing[stage]),
      0.5,
    );
  return { detect: median('detect'), align: median('align'), embed: median('embed') };
}
