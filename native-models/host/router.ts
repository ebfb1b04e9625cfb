import { implement, ORPCError } from '@orpc/server';
import * as tf from '@tensorflow/tfjs-core';
import { hostContract } from '../../electron/contract/index.ts';
import { FACE_FEATURES } from '../siamese/face-backbone.ts';
import { embed } from '../siamese/face-network.ts';
import { checkAgainstGolden, loadNetworks, type Networks } from './networks.ts';

/** The model host's answers to the owner. One router a process: it owns the process's tensors. */
export function createHostRouter() {
  const host = implement(hostContract);
  let networks: Networks | null = null;

  const loaded = (): Networks => {
    if (!networks) throw new ORPCError('PRECONDITION_FAILED', { message: 'Call load first' });
    return networks;
  };

  return {
    load: host.load.handler(async ({ input, errors }) => {
      const start = performance.now();
      const result = await loadNetworks(input.files, input.engines);
      if (!result.networks) {
        const reasons = result.trials.map(({ engine, reason }) => `${engine}: ${reason}`);
        throw errors.NoEngine({ message: reasons.join('; ') });
      }
      networks = result.networks;
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
        memory: process.memoryUsage.rss(),
        tensors: numTensors,
        tensorBytes: numBytes,
      };
    }),
    selfCheck: host.selfCheck.handler(() => checkAgainstGolden(loaded().backbone)),
    findFaces: host.findFaces.handler(({ input }) => {
      const milliseconds = { detect: 0, mesh: 0, chip: 0 };
      const faces = loaded().finder.find(input.image, {
        detect: input.detect,
        times: milliseconds,
      });
      return { faces, milliseconds };
    }),
    embed: host.embed.handler(async ({ input }) => {
      const start = performance.now();
      const embeddings = await embed(loaded().backbone, input.chips, input.view);
      return { embeddings, size: FACE_FEATURES, milliseconds: performance.now() - start };
    }),
  };
}
