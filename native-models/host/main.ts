import { startEngine } from '../runtime/engines.ts';
import { nodePixels } from './node-pixels.ts';
import { processPort, type MessageEndpoint } from './process-port.ts';
import { createHostRouter } from './router.ts';
import { serveHost } from './serve.ts';

// The entry of the model host's process: it serves its parent, and ends with it.
const parent = (process as { parentPort?: MessageEndpoint }).parentPort ?? process;
const router = createHostRouter({
  startEngine,
  pixels: nodePixels,
  memory: () => process.memoryUsage.rss(),
});
serveHost(router, processPort(parent));
process.on('disconnect', () => process.exit(0));
if (parent === process) {
  // A terminal sends its signals to all of its processes: its owner answers them, who finishes what is under way. Electron, whose
  // processes have no terminal, ends this one by such a signal.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
}
