// Writes electron/models/packs/embedder-trials.json: how the version that Kith comes with did on people of LFW whom its
// statistics were not counted on, in galleries of several sizes, at each step of the setting. What a page tells for as long as
// a gallery is too small to be measured by itself. Shares only; nothing of anybody is kept.
// `npm run make:trials` (LFW as for the benchmarks)
import { writeFile } from 'node:fs/promises';
import { wantedSteps } from '../electron/contract/index.ts';
import type { Trial } from '../electron/core/evaluation/trials.ts';
import { inRoot } from '../electron/shells/node-shell.ts';
import { rateOverPeople } from '../native-models/evaluate/intervals.ts';
import { embeddedPeople } from '../test/bench/embedded-people.ts';
import { outcomesOf } from '../test/bench/promise.ts';

const SIZES = [10, 50, 200];
/** Photos of each enrolled person: what the webcam takes, or nearly. */
const PHOTOS = 5;

const { lfw } = await embeddedPeople();
const rounded = (share: number): number => Number(share.toFixed(5));
const trials = SIZES.map((enrolled): Trial => {
  const draws = Math.max(4, Math.round(400 / enrolled));
  const outcomes = outcomesOf(lfw, { enrolled, photos: PHOTOS }, draws, wantedSteps);
  const [first] = outcomes.values();
  return {
    enrolled,
    strangers: first!.strangers.size,
    people: first!.mated.size,
    steps: wantedSteps.map((wantedFpir) => {
      const { strangers, mated } = outcomes.get(wantedFpir)!;
      const rate = (of: typeof mated) => {
        const { value, low, high } = rateOverPeople([...of.values()]);
        return { value: rounded(value), low: rounded(low), high: rounded(high) };
      };
      return { wantedFpir, fpir: rate(strangers), fnir: rate(mated) };
    }),
  };
});
await writeFile(
  inRoot('electron/models/packs/embedder-trials.json'),
  `${JSON.stringify(trials, null, 2)}\n`,
);
