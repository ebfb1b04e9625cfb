// `npm run dev`: the browser shell with pages that reload on change. Run under `node --watch`, the owner restarts too.
import { createServer } from 'vite';
import { assembleInNode } from '../electron/shells/node-shell.ts';
import { serveBrowser } from '../electron/shells/browser/server.ts';
import { createRendererFiles } from '../electron/shells/renderer-files.ts';
import { inRoot } from '../electron/shells/node-shell.ts';
import rendererConfig from './vite.renderer.ts';

const kith = await assembleInNode('browser', inRoot('.cache/dev-data'));
void kith.live.ready().catch(() => undefined);
const vite = await createServer({
  ...rendererConfig,
  configFile: false,
  server: { middlewareMode: true, hmr: { port: 24_679, host: '127.0.0.1' } },
});
const files = createRendererFiles({
  builtPage: inRoot('out/renderer'),
  modulesFolder: inRoot('node_modules'),
});
const server = await serveBrowser(kith, files, { develop: vite.middlewares });
console.log(`Open ${server.address}`);
