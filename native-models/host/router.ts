import { implement, ORPCError } from '@orpc/server';
import * as tf from '@tensorflow/tfjs-core';
import type { EngineName } from '../vocabulary/index.ts';
import { hostContract, type TrainingInput } from '../vocabulary/host-contract.ts';
import { canUnfreeze } from '../runtime/can-unfreeze.ts';
import { loadOnnxNetwork, type OnnxNetwork, type StartOnnx } from '../runtime/onnx-network.ts';
import { chipTensor } from '../siamese/chip-tensor.ts';
import { augmentChip, type PixelTools } from '../train/augment.ts';
import type { Unfrozen } from '../train/rows-network.ts';
import { train, TrainingFailure } from '../train/trainer.ts';
import { lookAtFaces } from './liveness.ts';
import { measureSpeed } from './measure.ts';
import { checkAgainstGolden, loadNetworks, type Networks } from './networks.ts';
import { Versions } from './versions.ts';

/** What a host takes from where it runs: a process of Node's, or a page. */
export interface HostSurroundings {
  /** Makes an engine the current one. Throws, with the reason, where it cannot be had. */
  readonly startEngine: (engine: EngineName) => Promise<void>;
  /** Loads a runtime of networks in ONNX. Throws likewise. */
  readonly startOnnx: StartOnnx;
  readonly pixels: PixelTools;
  /** Bytes of resident memory; null where nobody can tell. */
  readonly memory: () => number | null;
}

/** The model host's answers to the owner, with the networks that `load` builds. One router a process: it owns its tensors. */
export function createHostRouter(
  { startEngine, startOnnx, pixels, memory }: HostSurroundings,
  load = loadNetworks,
) {
  const host = implement(hostContract);
  let networks: (Networks & { readonly versions: Versions }) | null = null;

  let liveness: OnnxNetwork | null = null;

  const loaded = () => {
    if (!networks) throw new ORPCError('PRECONDITION_FAILED', { message: 'Call load first' });
    return networks;
  };

  return {
    load: host.load.handler(async ({ input, errors }) => {
      const start = performance.now();
      const result = await load(input.files, input.engines, startEngine);
      if (!result.networks) {
        const reasons = result.trials.map(({ engine, reason }) => `${engine}: ${reason}`);
        throw errors.NoEngine({ message: reasons.join('; '), data: { trials: result.trials } });
      }
      const versions = new Versions(input.files, result.networks.backbone);
      networks = { ...result.networks, versions };
      return {
        trials: result.trials,
        check: networks.check,
        milliseconds: performance.now() - start,
      };
    }),
    describe: host.describe.handler(() => {
      const { numTensors, numBytes } = tf.memory();
      return {
        engine: networks?.engine ?? null,
        memory: memory(),
        tensors: numTensors,
        tensorBytes: numBytes,
      };
    }),
    measure: host.measure.handler(() => {
      const { backbone, versions } = loaded();
      return measureSpeed(backbone, versions.classic);
    }),
    selfCheck: host.selfCheck.handler(() => checkAgainstGolden(loaded().backbone)),
    findFaces: host.findFaces.handler(async ({ input }) => {
      const milliseconds = { detect: 0, mesh: 0, chip: 0 };
      const { image, ...how } = input;
      const faces = await loaded().finder.find(image, { ...how, times: milliseconds });
      return { faces, milliseconds };
    }),
    loadClassic: host.loadClassic.handler(({ input }) => loaded().versions.loadClassic(input)),
    loadLiveness: host.loadLiveness.handler(async ({ input }) => {
      const { runtime, ...files } = input;
      const { network, trial } = await loadOnnxNetwork(files, runtime, startOnnx);
      if (network) {
        await liveness?.release();
        liveness = network;
      }
      return { trial };
    }),
    liveness: host.liveness.handler(async ({ input }) => {
      if (!liveness) {
        throw new ORPCError('PRECONDITION_FAILED', { message: 'Call loadLiveness first' });
      }
      const start = performance.now();
      const looks = await lookAtFaces(liveness, input.faces);
      return { looks, milliseconds: performance.now() - start };
    }),
    addVersion: host.addVersion.handler(({ input }) => loaded().versions.add(input)),
    embed: host.embed.handler(async ({ input }) => {
      const start = performance.now();
      const network = loaded().versions.get(input.version);
      const embeddings = await network.embed(input.chips, input.view);
      return { embeddings, size: network.size, milliseconds: performance.now() - start };
    }),
    features: host.features.handler(async ({ input }) => {
      const network = loaded().versions.get(input.version);
      const { size } = network.backbone;
      const features = new Float32Array(input.items.length * size);
      for (const copies of [false, true]) {
        const items = input.items.map((item, i) => ({ ...item, i }));
        const chosen = items.filter(({ seed }) => (seed !== null) === copies);
        const chips = await Promise.all(
          chosen.map(async ({ chip, seed }) =>
            seed === null ? chip : augmentChip(chip, input.augment, seed, pixels),
          ),
        );
        const values = await network.features(chips, copies ? 'plain' : 'both');
        chosen.forEach(({ i }, row) => {
          features.set(values.subarray(row * size, (row + 1) * size), i * size);
        });
      }
      return { features, size };
    }),
    project: host.project.handler(async ({ input }) => {
      const network = loaded().versions.get(input.version);
      return { embeddings: await network.project(input.features), size: network.size };
    }),
    train: host.train.handler(async function* ({ input, errors }) {
      const { versions, engine } = loaded();
      if (input.parameters.unfreeze > 0 && !canUnfreeze(engine)) {
        throw errors.CannotUnfreeze({ message: engine });
      }
      const prepared = await prepare(input, versions, pixels);
      try {
        yield* train(prepared);
      } catch (error) {
        if (error instanceof TrainingFailure) throw errors[error.code]({ message: error.message });
        throw error;
      } finally {
        prepared.unfrozen?.backbone.dispose();
      }
    }),
  };
}

/** The trainer's options; where stages are unfrozen, the rows become the activations before them. */
async function prepare(input: TrainingInput, versions: Versions, tools: PixelTools) {
  const { parameters, chips } = input;
  if (parameters.unfreeze === 0) return { ...input, unfrozen: null };
  const backbone = versions.fresh(parameters.profile);
  const activations: Float32Array[] = [];
  let shape: Unfrozen['shape'] = [0, 0, 0];
  for (const { chip, seed } of chips) {
    const pixels = seed === null ? chip : await augmentChip(chip, parameters.augment, seed, tools);
    const before = tf.tidy(() => backbone.beforeStages(chipTensor([pixels]), parameters.unfreeze));
    shape = before.shape.slice(1) as [number, number, number];
    activations.push(await before.data<'float32'>());
    before.dispose();
  }
  const size = shape[0] * shape[1] * shape[2];
  const features = new Float32Array(activations.length * size);
  activations.forEach((values, row) => features.set(values, row * size));
  return {
    ...input,
    rows: { ...input.rows, features, size },
    unfrozen: { backbone, stages: parameters.unfreeze, shape },
  };
}
