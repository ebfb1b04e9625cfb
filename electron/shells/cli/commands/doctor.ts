import { chipBytes, type EngineTrial } from '../../../contract/index.ts';
import {
  findBuiltTensorFlow,
  type BuiltTensorFlow,
} from '../../../../native-models/runtime/built-tensorflow.ts';
import type { Context } from '../context.ts';

/** How often each timing is taken; the median counts. */
const ROUNDS = 7;

/** `kith doctor`: engine, versions, key, packs, timings. */
export async function doctor(
  { kith, host, output }: Context,
  { engines = false }: { engines?: boolean },
): Promise<void> {
  if (engines) await kith.measureEngines();
  const chip = new Uint8Array(chipBytes).fill(127);
  const timings = {
    embedOne: await median(() =>
      host.use((client) => client.embed({ chips: [chip], view: 'both' })),
    ),
    embedSixteen: await median(() =>
      host.use((client) =>
        client.embed({ chips: Array.from({ length: 16 }, () => chip), view: 'both' }),
      ),
    ),
    selfCheck: await median(() => host.use((client) => client.selfCheck())),
  };
  const status = await kith.status();
  const memory = await host.use((client) => client.describe());
  const versions = { kith: status.version, node: process.versions.node };
  const tensorflow = findBuiltTensorFlow();
  output.result({ ...status, versions, memory, tensorflow, milliseconds: timings }, [
    `Kith ${versions.kith}, Node ${versions.node}`,
    `Data folder: ${status.dataFolder}`,
    `Gallery: ${status.people} people, ${status.samples} samples, threshold ${status.threshold.toFixed(3)}`,
    `Key: ${status.key.description}${status.key.weak ? ' (weak)' : ''}`,
    ...status.trials.map(engineLine),
    ...(tensorflow ? [builtLine(tensorflow)] : []),
    `Golden check: ${status.check?.passed ? 'passed' : 'FAILED'}, off by ${status.check?.difference.toExponential(1)} (at most ${status.check?.tolerance})`,
    ...status.packs.map(
      ({ title, source, license }) =>
        `Pack ${title}: ${source.package} ${source.version}, ${license.spdx}, hashes right`,
    ),
    `Embedding: ${timings.embedOne.toFixed(0)} ms a chip, ${(timings.embedSixteen / 16).toFixed(0)} ms a chip in a batch of 16`,
    `Model host: ${((memory.memory ?? 0) / 1e6).toFixed(0)} MB, ${memory.tensors} tensors`,
  ]);
}

function builtLine({ engine, version, cuda, difference }: BuiltTensorFlow): string {
  const off =
    difference === null ? '' : `, off the golden embedding by ${difference.toExponential(1)}`;
  return `Set up here: ${engine}, TensorFlow ${version} ${cuda ? `for CUDA ${cuda}` : 'without CUDA'}${off}`;
}

function engineLine({ engine, state, reason, speed }: EngineTrial): string {
  const pair = ({ chip, batch }: { chip: number; batch: number }) =>
    `${chip.toFixed(1)} ms a chip alone, ${batch.toFixed(1)} of a batch of 16`;
  const why = reason ? ` (${reason})` : '';
  const face = speed ? `; face ${pair(speed.face)}` : '';
  const classic = speed?.classic ? `; ResNet-50 ${pair(speed.classic)}` : '';
  return `Engine ${engine}: ${state}${why}${face}${classic}`;
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}
