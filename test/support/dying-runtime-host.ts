import { startEngine } from '../../native-models/runtime/engines.ts';
import type { StartOnnx } from '../../native-models/runtime/onnx-network.ts';
import { startOnnxOfNode } from '../../native-models/runtime/onnx-node.ts';
import { nodePixels } from '../../native-models/host/node-pixels.ts';
import { parentPort } from '../../native-models/host/parent-port.ts';
import { createHostRouter } from '../../native-models/host/router.ts';
import { serveHost } from '../../native-models/host/serve.ts';

/** Runs of a network before it takes the process down: its check and its timing pass, the first face does not. */
const RUNS = 6;

/**
 * A model host whose onnxruntime-node takes the process down, as it is known to in Electron's processes: as it is loaded, or, where
 * KITH_DIES is `at work`, at the first face.
 */
const startOnnx: StartOnnx = async (runtime) => {
  const ort = await startOnnxOfNode(runtime);
  if (runtime !== 'onnxruntime-node') return ort;
  if (process.env['KITH_DIES'] !== 'at work') die();
  let runs = 0;
  const { InferenceSession, Tensor } = ort;
  return {
    Tensor,
    InferenceSession: {
      ...InferenceSession,
      create: async (...input: Parameters<typeof InferenceSession.create>) => {
        const session = await InferenceSession.create(...input);
        const run = session.run.bind(session);
        session.run = (feeds: Parameters<typeof run>[0]) => {
          if (++runs > RUNS) die();
          return run(feeds);
        };
        return session;
      },
    } as typeof InferenceSession,
  };
};

/** Ends at once, as a fault in a library does. */
function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

const router = createHostRouter({
  startEngine,
  startOnnx,
  pixels: nodePixels,
  memory: () => process.memoryUsage.rss(),
});
serveHost(router, parentPort());
