import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KithError } from '../../contract/index.ts';
import { hasDisplay } from '../../platform/display.ts';
import { defaultDataFolder } from '../../platform/paths.ts';
import { assembleInNode, inRoot } from '../node-shell.ts';
import { createRendererFiles } from '../renderer-files.ts';
import { portNamed, usualPort } from './port.ts';
import { findBrowser, showWindow } from './window.ts';
import { serveBrowser } from './server.ts';
import { wordsIn } from '../words/words-in.ts';

/** Milliseconds in which an answer reaches the page. */
const ANSWERED_AFTER = 1000;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: defaultDataFolder() },
    port: { type: 'string' },
    'no-window': { type: 'boolean', default: false },
  },
});

try {
  const dataFolder = resolve(values.data);
  const ports = values.port === undefined ? [usualPort(dataFolder), 0] : [portNamed(values.port)];
  const assembled = await assembleInNode('browser', dataFolder);
  assembled.start();
  await assembled.kith.resumeActivation();
  const files = createRendererFiles({
    builtPage: inRoot('out/renderer'),
    modulesFolder: inRoot('node_modules'),
    words: async () => wordsIn((await assembled.kith.settings.get()).language),
  });
  const server = await serveBrowser(assembled, files, { ports });
  const close = async (): Promise<void> => {
    await server.close();
    await assembled.close();
    process.exit(0);
  };
  process.once('SIGINT', () => void close());
  process.once('SIGTERM', () => void close());
  // The page that asked for it hears of it first.
  void assembled.mended.then(() => setTimeout(() => void close(), ANSWERED_AFTER));

  // As root, Chromium would have to run without its sandbox.
  const mayOpen = !values['no-window'] && hasDisplay() && process.getuid?.() !== 0;
  const browser = mayOpen ? findBrowser() : null;
  if (browser) {
    console.log('Kith is opening in its own window. Close it or press Ctrl-C to stop Kith.');
    await showWindow(browser, server.address, join(dataFolder, 'browser-profile'));
  }
  if (server.opened()) {
    await close();
  } else {
    if (browser) console.log('The window didn’t open.');
    console.log(
      `Open this address in Chrome, Chromium, or Edge. It works once:\n${server.address}`,
    );
    console.log('Press Ctrl-C to stop Kith.');
  }
} catch (error) {
  if (!(error instanceof KithError)) throw error;
  console.error(`${error.message} ${error.next}`);
  process.exitCode = 1;
}
