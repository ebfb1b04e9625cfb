// `npm run dev`: the browser shell with pages that reload on change. Run under `node --watch`, the owner restarts too.
import { createServer } from 'vite';
import { usualPort } from '../electron/shells/browser/port.ts';
import { serveBrowser } from '../electron/shells/browser/server.ts';
import { wordsIn } from '../electron/shells/words/words-in.ts';
import { createRendererFiles } from '../electron/shells/renderer-files.ts';
import { assembleInNode, inRoot } from '../electron/shells/node-shell.ts';
import rendererConfig from './vite.renderer.ts';

const dataFolder = inRoot('.cache/dev-data');
const assembled = await assembleInNode('browser', dataFolder);
assembled.start();
const vite = await createServer({
  ...rendererConfig,
  configFile: false,
  server: { middlewareMode: true, hmr: { port: 24_679, host: '127.0.0.1' } },
});
const files = createRendererFiles({
  builtPage: inRoot('out/renderer'),
  modulesFolder: inRoot('node_modules'),
  words: async () => wordsIn((await assembled.kith.settings.get()).language),
});
const server = await serveBrowser(assembled, files, {
  ports: [usualPort(dataFolder), 0],
  develop: vite.middlewares,
});
console.log(`Open ${server.address}`);
