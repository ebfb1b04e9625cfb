import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KithError } from '../../contract/index.ts';
import { defaultDataFolder } from '../../platform/paths.ts';
import { assembleInNode, inRoot } from '../node-shell.ts';
import { createRendererFiles } from '../renderer-files.ts';
import { findBrowser, hasDisplay, openWindow } from './open-window.ts';
import { serveBrowser } from './server.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: defaultDataFolder() },
    port: { type: 'string', default: '0' },
    'no-window': { type: 'boolean', default: false },
  },
});

try {
  const dataFolder = resolve(values.data);
  const assembled = await assembleInNode('browser', dataFolder);
  assembled.start();
  await assembled.kith.resumeActivation();
  const files = createRendererFiles({
    builtPage: inRoot('out/renderer'),
    modulesFolder: inRoot('node_modules'),
  });
  const server = await serveBrowser(assembled, files, { port: Number(values.port) });
  const close = async (): Promise<void> => {
    await server.close();
    await assembled.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void close());
  process.once('SIGTERM', () => void close());

  const browser = values['no-window'] || !hasDisplay() ? null : findBrowser();
  if (browser) {
    const window = openWindow(browser, server.address, join(dataFolder, 'browser-profile'));
    console.log('Kith is open in its own window. Close it, or press Ctrl-C, to stop Kith.');
    await once(window, 'exit');
    await close();
  } else {
    console.log(`Open this address in Chrome, Chromium or Edge; it works once:\n${server.address}`);
    console.log('Press Ctrl-C to stop Kith.');
  }
} catch (error) {
  if (!(error instanceof KithError)) throw error;
  console.error(`${error.message} ${error.next}`);
  process.exitCode = 1;
}
