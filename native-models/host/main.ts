import { startEngine } from '../runtime/engines.ts';
import { nodePixels } from './node-pixels.ts';
import { parentPort } from './parent-port.ts';
import { createHostRouter } from './router.ts';
import { serveHost } from './serve.ts';

// The entry of the model host's process.
const router = createHostRouter({
  startEngine,
  pixels: nodePixels,
  memory: () => process.memoryUsage.rss(),
});
serveHost(router, parentPort());
