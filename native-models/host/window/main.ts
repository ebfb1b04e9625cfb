// The entry of the model host's window: Electron's only way to a GPU is a page of its Chromium. The page is never shown; it
// asks its preload for one port to the owner, and answers calls on it as the host's process does.
import { startOnnxOfPage } from '../../runtime/onnx-page.ts';
import { startWebGpu } from '../../runtime/webgpu.ts';
import { createHostRouter } from '../router.ts';
import { serveHost } from '../serve.ts';
import { pagePixels } from './page-pixels.ts';

const PORT_CHANNEL = 'kith:port';

window.addEventListener('message', ({ source, data, ports }) => {
  const [port] = ports;
  if (source !== window || data !== PORT_CHANNEL || !port) return;
  const router = createHostRouter({
    startEngine: async (engine) => {
      if (engine !== 'webgpu') throw new Error('not in a window');
      await startWebGpu({
        allowSoftware: new URLSearchParams(location.search).has('software-gpu'),
        // The owner sees its end of the port close, and opens another window.
        onLost: (reason) => {
          console.error(`The GPU was lost: ${reason}`);
          port.close();
        },
      });
    },
    startOnnx: startOnnxOfPage,
    pixels: pagePixels,
    memory: () => null,
  });
  serveHost(router, port);
  port.start();
});
window.postMessage(`${PORT_CHANNEL}:wanted`, location.origin);
