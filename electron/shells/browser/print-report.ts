import { existsSync } from 'node:fs';
import { KithError } from '../../contract/index.ts';
import { failIfAborted } from '../../core/async/aborted.ts';
import type { Assembled } from '../assemble.ts';
import { inRoot } from '../node-shell.ts';
import { createRendererFiles } from '../renderer-files.ts';
import { wordsIn } from '../words/words-in.ts';
import { findBrowser } from './find-browser.ts';
import { HeadlessBrowser } from './headless-browser.ts';
import { serveBrowser } from './server.ts';

/** Milliseconds that the browser may take for all of it. */
const PRINTED_WITHIN = 90_000;
/** Milliseconds between two looks whether it does. */
const LOOK_EVERY = 100;
/** True once the page shows the report and has its font. */
const IS_SHOWN = `document.querySelector('[data-report]') !== null && document.fonts.status === 'loaded'`;

/**
 * Prints the report that was made last as a PDF: the system's browser, without a window, opens Kith's own page of it. Errors:
 * `NoBrowser`, `PageMissing`, `PrintFailed`, `Canceled`.
 */
export async function printReport(
  assembled: Pick<Assembled, 'kith' | 'log' | 'session'>,
  dataFolder: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const file = findBrowser();
  if (!file) throw new KithError('NoBrowser');
  const builtPage = inRoot('out/renderer');
  if (!existsSync(builtPage)) throw new KithError('PageMissing');
  const files = createRendererFiles({
    builtPage,
    modulesFolder: inRoot('node_modules'),
    words: async () => wordsIn((await assembled.kith.settings.get()).language),
  });
  const server = await serveBrowser(assembled, files, { ports: [0] });
  try {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(PRINTED_WITHIN)]);
    await using browser = await HeadlessBrowser.start(file, dataFolder, ends);
    await browser.open(`${server.address}#/report`);
    while (!(await browser.evaluate(IS_SHOWN))) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
    return await browser.print();
  } catch (error) {
    failIfAborted(signal);
    throw error;
  } finally {
    await server.close();
  }
}
