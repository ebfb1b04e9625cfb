import { expectedFailure } from '../../contract/index.ts';
import { hasDisplay } from '../../platform/display.ts';
import { printable } from '../../platform/printable.ts';
import type { Assembled } from '../assemble.ts';
import { assembleInNode, inRoot } from '../node-shell.ts';
import { createRendererFiles } from '../renderer-files.ts';
import { findBrowser } from './find-browser.ts';
import { readOptions } from './options.ts';
import { serveBrowser } from './server.ts';
import { openWindow, type BrowserWindow } from './window.ts';
import { removeLeftWindows } from './window-folders.ts';
import { wordsIn } from '../words/words-in.ts';

/** Milliseconds in which an answer reaches the page. */
const ANSWERED_AFTER = 1000;
const WORK_FAILED = 1;
const WRONG_USE = 2;

let assembled: Assembled | null = null;
try {
  const { dataFolder, ports, noWindow } = readOptions(process.argv.slice(2));
  const opened = await assembleInNode('browser', dataFolder);
  assembled = opened;
  opened.start();
  await opened.kith.resumeActivation();
  const files = createRendererFiles({
    builtPage: inRoot('out/renderer'),
    modulesFolder: inRoot('node_modules'),
    words: async () => wordsIn((await opened.kith.settings.get()).language),
  });
  const server = await serveBrowser(opened, files, { ports });
  let window: BrowserWindow | null = null;
  let closing: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    await window?.close();
    await server.close();
    await opened.close();
    process.exit(0);
  };
  // Ctrl-C reaches the browser, too: both say so.
  const close = (): Promise<void> => (closing ??= end());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void close());
  }
  // The page that asked for it hears of it first.
  void opened.mended.then(() => setTimeout(() => void close(), ANSWERED_AFTER));
  for (const { message, next } of (await opened.kith.status.read()).problems) {
    console.error(printable(`${message} ${next}`));
  }

  // As root, Chromium would have to run without its sandbox.
  const mayOpen = !noWindow && hasDisplay() && process.getuid?.() !== 0;
  const browser = mayOpen ? findBrowser() : null;
  if (browser) {
    console.log('Kith is opening in its own window. Close it or press Ctrl-C to stop Kith.');
    const opening = await openWindow(browser, server.address, dataFolder);
    window = opening;
    server.onOpened(() => opening.opened());
    await opening.closed;
  } else {
    await removeLeftWindows(dataFolder);
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
  await assembled?.close();
  const failure = expectedFailure(error);
  if (!failure) throw error;
  console.error(printable(`${failure.message} ${failure.next}`));
  process.exitCode = failure.code === 'WrongUse' ? WRONG_USE : WORK_FAILED;
}
