// One engine as a racer: the one that the first argument names.
import * as tf from '@tensorflow/tfjs-core';
import { engineName } from '../../../electron/contract/index.ts';
import { readNetworkFiles } from '../../../electron/models/packs.ts';
import {
  buildClassicBackbone,
  buildFaceBackbone,
  loadNetworks,
  type Networks,
} from '../../../native-models/host/networks.ts';
import { canUnfreeze } from '../../../native-models/runtime/can-unfreeze.ts';
import { startEngine } from '../../../native-models/runtime/engines.ts';
import { goldenChip } from '../../../native-models/runtime/golden.ts';
import { chipTensor } from '../../../native-models/siamese/chip-tensor.ts';
import { createHead } from '../../../native-models/siamese/heads.ts';
import { SiameseNetwork } from '../../../native-models/siamese/siamese-network.ts';
import { Adam } from '../../../native-models/train/adam.ts';
import { tripletStep } from '../../../native-models/train/step.ts';
import { unfreeze } from '../../../native-models/train/trainer.ts';
import { classicFiles } from '../../support/classic-pack.ts';
import { modulesFolder } from '../../support/sample-faces.ts';
import { answerAsRacer, stayOut } from '../racer.ts';
import { quantile } from '../report.ts';

/** What an engine is asked for. */
export type Question =
  /** The largest difference from the golden embedding. */
  | { readonly what: 'difference' }
  /** Milliseconds for a batch of chips, one view, warm; null where the profile is not here. */
  | { readonly what: 'embed'; readonly profile: 'face' | 'classic'; readonly batch: number }
  /** The same for a training step of the face network with one stage unfrozen; null where the engine cannot. */
  | { readonly what: 'step' };

/** Triplets of a training step. */
const TRIPLETS = 16;
/** Milliseconds of running before it counts: caches fill again after another engine's round. */
const WARM_UP = 500;
/** Runs that a time is the median of, and the milliseconds after which no more begin. */
const RUNS = 15;
const LONG = 3_000;

const engine = engineName.parse(process.argv[2]);
const files = await readNetworkFiles(modulesFolder);
const { networks, trials } = await loadNetworks(files, [engine], startEngine);
if (networks) await race(networks);
else stayOut(trials[0]?.reason ?? 'unknown');

async function race({ backbone, check }: Networks): Promise<void> {
  const classic = await classicFiles();
  const profiles = {
    face: new SiameseNetwork(backbone),
    classic: classic && new SiameseNetwork(buildClassicBackbone(classic)),
  };
  const step = canUnfreeze(engine) ? trainingStep() : null;
  answerAsRacer<Question>(async (question) => {
    if (question.what === 'difference') return check.difference;
    if (question.what === 'step') return step && timed(step);
    const network = profiles[question.profile];
    const chips = Array.from({ length: question.batch }, goldenChip);
    return network && timed(() => network.embed(chips, 'plain'));
  });
}

function trainingStep(): () => Promise<unknown> {
  const backbone = buildFaceBackbone(files);
  const chips = Array.from({ length: 3 * TRIPLETS }, goldenChip);
  const activations = tf.tidy(() => backbone.beforeStages(chipTensor(chips), 1));
  const head = createHead('adapter', backbone.size, 1);
  const tail = unfreeze({ backbone, stages: 1, shape: [0, 0, 0] });
  const optimizer = new Adam([
    { variables: head.trainable, learningRate: 1e-4 },
    { variables: Object.values(tail), learningRate: 1e-5 },
  ]);
  return () =>
    tripletStep({
      head,
      optimizer,
      towers: () => backbone.lastStages(activations, 1),
      margin: 0.2,
      distance: 'euclidean',
      seed: 1,
    });
}

/** The median of some runs, warm; of fewer where they take long. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  await runsOf(work, Infinity, WARM_UP);
  return quantile(await runsOf(work, RUNS, LONG), 0.5);
}

/** The times of up to `most` runs, at least one; none begins after `limit` milliseconds. */
async function runsOf(
  work: () => Promise<unknown>,
  most: number,
  limit: number,
): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + limit;
  do {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  } while (times.length < most && performance.now() < end);
  return times;
}
