import { arch, cpus, platform, totalmem } from 'node:os';
import { KithError, type ReportRun } from '../../contract/index.ts';
import type { Engines } from '../engines/engines.ts';
import type { ActiveVersion } from '../ports/index.ts';

/** Searches whose median time is told. */
const SEARCHES = 21;

/** The machine, as far as a report may tell of it: nothing that names its user. */
export function machine(): ReportRun['machine'] {
  const processors = cpus();
  return {
    platform: platform(),
    arch: arch(),
    processor: processors[0]?.model.trim() ?? '',
    cores: processors.length,
    memory: totalmem(),
  };
}

/** What a face takes on the engine in use, as it was timed on this machine, or now where it never was; null where none runs. */
export async function latency(
  engines: Pick<Engines, 'examine' | 'state'>,
  version: ActiveVersion,
): Promise<ReportRun['latency']> {
  const { engine, trials } = engines.state();
  const timed = trials.find((trial) => trial.engine === engine)?.speed?.face;
  const search = searchTime(version);
  if (timed) return { embedOne: timed.chip, embedInBatch: timed.batch, search };
  try {
    const { milliseconds } = await engines.examine();
    const { embedOne, embedSixteen } = milliseconds;
    return { embedOne, embedInBatch: embedSixteen / 16, search };
  } catch (error) {
    // What was measured stands without it.
    if (error instanceof KithError) return null;
    throw error;
  }
}

function searchTime(version: ActiveVersion): number {
  const probe = new Float32Array(version.embeddingSize).fill(1 / Math.sqrt(version.embeddingSize));
  const times = Array.from({ length: SEARCHES }, () => {
    const start = performance.now();
    version.nearest(probe, 2);
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(SEARCHES / 2)]!;
}
