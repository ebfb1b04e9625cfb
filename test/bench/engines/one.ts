// One engine's figures, in a process of its own: the engine that the first argument names. Sends one `EngineFigures`.
import * as tf from '@tensorflow/tfjs-core';
import { engineName } from '../../../electron/contract/index.ts';
import { readNetworkFiles } from '../../../electron/models/packs.ts';
import {
  buildClassicBackbone,
  buildFaceBackbone,
  loadNetworks,
} from '../../../native-models/host/networks.ts';
import { canUnfreeze } from '../../../native-models/runtime/can-unfreeze.ts';
import { startEngine } from '../../../native-models/runtime/engines.ts';
import { goldenChip } from '../../../native-models/runtime/golden.ts';
import { chipTensor } from '../../../native-models/siamese/chip-tensor.ts';
import type { Backbone } from '../../../native-models/siamese/backbone.ts';
import { createHead } from '../../../native-models/siamese/head.ts';
import { SiameseNetwork } from '../../../native-models/siamese/siamese-network.ts';
import { Adam } from '../../../native-models/train/adam.ts';
import { tripletStep } from '../../../native-models/train/step.ts';
import { unfreeze } from '../../../native-models/train/trainer.ts';
import { modulesFolder } from '../../support/sample-faces.ts';
import { classicFiles } from '../../support/classic-pack.ts';
import { quantile } from '../report.ts';

/** What one engine comes to; `absent` says why there are no figures. */
export type EngineFigures =
  | { readonly absent: string }
  | {
      readonly absent: null;
      /** Largest difference from the golden embedding. */
      readonly difference: number;
      /** Milliseconds a chip, one view, by profile and size of the batch. */
      readonly chips: Record<'face' | 'classic', Record<number, number> | null>;
      /** Milliseconds a training step of the face network with one stage unfrozen; null where the engine cannot. */
      readonly step: number | null;
    };

export const BATCHES = [1, 16, 64] as const;
const ROUNDS = 5;
/** Triplets of a training step. */
const TRIPLETS = 16;

if (import.meta.main) process.send!(await measure());

async function measure(): Promise<EngineFigures> {
  const engine = engineName.parse(process.argv[2]);
  const files = await readNetworkFiles(modulesFolder);
  const { networks, trials } = await loadNetworks(files, [engine], startEngine);
  if (!networks) return { absent: trials[0]?.reason ?? 'unknown' };
  const classic = await classicFiles();
  return {
    absent: null,
    difference: networks.check.difference,
    chips: {
      face: await chipsOf(networks.backbone),
      classic: classic && (await chipsOf(buildClassicBackbone(classic))),
    },
    step: canUnfreeze(engine) ? await stepOf(buildFaceBackbone(files)) : null,
  };
}

async function chipsOf(backbone: Backbone): Promise<Record<number, number>> {
  const network = new SiameseNetwork(backbone);
  const figures: Record<number, number> = {};
  for (const batch of BATCHES) {
    const chips = Array.from({ length: batch }, goldenChip);
    figures[batch] = (await median(() => network.embed(chips, 'plain'))) / batch;
  }
  return figures;
}

async function stepOf(backbone: Backbone): Promise<number> {
  const chips = Array.from({ length: 3 * TRIPLETS }, goldenChip);
  const activations = tf.tidy(() => backbone.beforeStages(chipTensor(chips), 1));
  const head = createHead('adapter', backbone.size, 1);
  const tail = unfreeze({ backbone, stages: 1, shape: [0, 0, 0] });
  const optimizer = new Adam([
    { variables: head.trainable, learningRate: 1e-4 },
    { variables: Object.values(tail), learningRate: 1e-5 },
  ]);
  return median(() =>
    tripletStep({
      head,
      optimizer,
      towers: () => backbone.lastStages(activations, 1),
      margin: 0.2,
      distance: 'euclidean',
      seed: 1,
    }),
  );
}

/** The median time of some rounds after one that warms up, in milliseconds. */
async function median(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return quantile(times, 0.5);
}
