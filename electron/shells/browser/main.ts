import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { KithError } from '../../contract/index.ts';
import { hasDisplay } from '../../platform/display.ts';
import { defaultDataFolder } from '../../platform/paths.ts';
import { assembleInNode, inRoot } from '../node-shell.ts';
import { createRendererFiles } from '../renderer-files.ts';
import { forTerminal } from '../terminal-text.ts';
import { portNamed, usualPort } from './port.ts';
import { findBrowser } from './find-browser.ts';
import { serveBrowser } from './server.ts';
import { openWindow, removeLeft, type BrowserWindow } from './window.ts';
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
  let window: BrowserWindow | null = null;
  let closing: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    await window?.close();
    await server.close();
    await assembled.close();
    process.exit(0);
  };
  // Ctrl-C reaches the browser, too: both say so.
  const close = (): Promise<void> => (closing ??= end());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void close());
  }
  // The page that asked for it hears of it first.
  void assembled.mended.then(() => setTimeout(() => void close(), ANSWERED_AFTER));

  // As root, Chromium would have to run without its sandbox.
  const mayOpen = !values['no-window'] && hasDisplay() && process.getuid?.() !== 0;
  const browser = mayOpen ? findBrowser() : null;
  if (browser) {
    console.log('Kith is opening in its own window. Close it or press Ctrl-C to stop Kith.');
    const opening = await openWindow(browser, server.address, dataFolder);
    window = opening;
    server.onOpened(() => opening.opened());
    await opening.closed;
  } else {
    await removeLeft(dataFolder);
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
  console.error(forTerminal(`${error.message} ${error.next}`));
  process.exitCode = 1;
}
