import { flushCompileCache } from 'node:module';
import { startEngine } from '../runtime/engines.ts';
import { startOnnxOfNode } from '../runtime/onnx-node.ts';
import { loadNetworks } from './networks.ts';
import { nodePixels } from './node-pixels.ts';
import { parentPort } from './parent-port.ts';
import { createHostRouter } from './router.ts';
import { serveHost } from './serve.ts';

// The entry of the model host's process.
const router = createHostRouter(
  {
    startEngine,
    startOnnx: startOnnxOfNode,
    pixels: nodePixels,
    memory: () => process.memoryUsage.rss(),
  },
  async (...input) => {
    const loaded = await loadNetworks(...input);
    // Its owner ends this process by killing it, and only one that ends by itself keeps what it compiled for the next.
    flushCompileCache();
    return loaded;
  },
);
serveHost(router, parentPort());
