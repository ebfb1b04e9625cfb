import { startEngine } from '../runtime/engines.ts';
import { startOnnxOfNode } from '../runtime/onnx-node.ts';
import { nodePixels } from './node-pixels.ts';
import { parentPort } from './parent-port.ts';
import { createHostRouter } from './router.ts';
import { serveHost } from './serve.ts';

// The entry of the model host's process.
const router = createHostRouter({
  startEngine,
  startOnnx: startOnnxOfNode,
  pixels: nodePixels,
  memory: () => process.memoryUsage.rss(),
});
serveHost(router, parentPort());
