import { join } from 'node:path';
import { KithError } from '../../../contract/index.ts';
import { stages } from '../../../core/benchmark/benchmark.ts';
import {
  equalErrorRate,
  fnmrAtFmr,
  foldedAccuracy,
  type Comparison,
} from '../../../../native-models/evaluate/verification.ts';
import { innerProduct } from '../../../../native-models/evaluate/unit-vectors.ts';
import type { Context } from '../common/context.ts';
import { mapFew, readPhotoFile, type LeftOut } from '../common/files.ts';
import { orLeaveOut, tellLeftOut } from '../common/refused-photos.ts';
import { readPairs } from './lfw-protocol.ts';

/**
 * `kith benchmark verification`: the LFW protocol over a folder of images and a list of pairs. A photo that cannot be read is named,
 * and its pairs are not compared; the command then ends with 1. Errors: those of `readPairs`; `NoPhotos` where no pair is left;
 * `Canceled`.
 */
export async function benchmarkVerification(
  { kith, output, signal }: Context,
  options: { images: string; pairs: string; limit?: number },
): Promise<void> {
  const pairs = await readPairs(options.pairs, options.limit);
  const files = [...new Set(pairs.flatMap((pair) => pair.files))];
  const spent = Object.fromEntries(stages.map((stage) => [stage, 0])) as Record<
    (typeof stages)[number],
    number
  >;
  const start = performance.now();
  let done = 0;
  /** Null where no face was acquired. */
  const embeddings = new Map<string, Float32Array | null>();
  const leftOut: LeftOut[] = [];
  await mapFew(files, signal, async (file) => {
    const path = join(options.images, file);
    await orLeaveOut(leftOut, path, async () => {
      const bytes = await readPhotoFile(path);
      const { embedding, milliseconds } = await kith.benchmark.embedCentralFace(bytes, file);
      for (const stage of stages) spent[stage] += milliseconds[stage];
      embeddings.set(file, embedding);
    });
    const rate = (++done / (performance.now() - start)) * 1000;
    output.progress(`${done}/${files.length} photos, ${rate.toFixed(1)} per second`);
  });
  if (signal.aborted) throw new KithError('Canceled');
  tellLeftOut(output, leftOut, files.length, 'photos');

  const comparisons = pairs.flatMap(({ files: [a, b], mated }): Comparison[] => {
    const x = embeddings.get(a);
    const y = embeddings.get(b);
    if (x === undefined || y === undefined) return [];
    // A face that was not acquired is never a match (ISO/IEC 19795-1's generalized rates).
    const score = x && y ? innerProduct(x, y) : -1;
    return [{ score, mated }];
  });
  if (comparisons.length === 0) throw new KithError('NoPhotos', options.images);
  if (leftOut.length > 0) process.exitCode = 1;
  const { accuracy, standardDeviation } = foldedAccuracy(comparisons);
  const result = {
    pairs: comparisons.length,
    accuracy,
    accuracyStd: standardDeviation,
    eer: equalErrorRate(comparisons),
    tarAtFmr1e2: 1 - fnmrAtFmr(comparisons, 0.01),
    tarAtFmr1e3: 1 - fnmrAtFmr(comparisons, 0.001),
    failuresToAcquire: [...embeddings.values()].filter((one) => one === null).length,
    milliseconds: Object.fromEntries(
      Object.entries(spent).map(([stage, total]) => [stage, total / embeddings.size]),
    ),
    leftOut,
  };
  const percent = (rate: number): string => `${(rate * 100).toFixed(2)}%`;
  output.result(result, [
    `${result.pairs} pairs of ${embeddings.size} photos, ${result.failuresToAcquire} failures to acquire`,
    `10-fold accuracy ${percent(accuracy)} ± ${percent(standardDeviation)}`,
    `EER ${percent(result.eer)}`,
    `TAR ${percent(result.tarAtFmr1e2)} at FMR 1%, ${percent(result.tarAtFmr1e3)} at FMR 0.1%`,
    `Milliseconds a photo: ${Object.entries(result.milliseconds)
      .map(([stage, value]) => `${stage} ${value.toFixed(1)}`)
      .join(', ')}`,
  ]);
}
