import type { EngineSpeed } from '../vocabulary/index.ts';
import type { Backbone } from '../siamese/backbone.ts';
import { goldenChip } from '../runtime/golden.ts';
import { SiameseNetwork } from '../siamese/siamese-network.ts';

/** What a batch is measured with. */
const BATCH = 16;
/** Each timing is the median of so many rounds, or of as many as start within this many milliseconds. */
const ROUNDS = 5;
const BUDGET = 3000;

/** Times one view of a chip, alone and in a batch, on the current engine, warmed up. */
export async function measureSpeed(face: Backbone, classic: Backbone | null): Promise<EngineSpeed> {
  return { face: await speedOf(face), classic: classic && (await speedOf(classic)) };
}

async function speedOf(backbone: Backbone): Promise<{ chip: number; batch: number }> {
  const network = new SiameseNetwork(backbone);
  const batch = Array.from({ length: BATCH }, goldenChip);
  return {
    chip: await median(() => network.embed(batch.slice(0, 1), 'plain')),
    batch: (await median(() => network.embed(batch, 'plain'))) / BATCH,
  };
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const timed = async () => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  // The first round compiles kernels for the size of the batch; where that is the smaller part, it counts.
  const first = await timed();
  if (first > BUDGET) return first;
  const times = [await timed()];
  const spent = () => times.reduce((sum, time) => sum + time, 0);
  while (times.length < ROUNDS && spent() < BUDGET) times.push(await timed());
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
