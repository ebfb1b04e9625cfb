import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { ensureBuilt } from '../../build/bundle.ts';
import { blankRenderers, type BlankPage } from './electron/blank-renderer.ts';
import { runUnderElectron, type ElectronDouble, type ElectronStart } from './electron/index.ts';
import { temporaryFolder } from './folders.ts';

/** The clone. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The built desktop shell under the double, with the folder that keeps its data unless `--data` names another. */
export interface RunningDesktop {
  readonly double: ElectronDouble;
  /** The blank pages of its windows, where no browser shows them. */
  readonly pages: BlankPage[];
  readonly dataFolder: string;
  readonly log: string;
}

/** Builds what is not built, starts the desktop shell as `npm start` would, and quits it with the test. */
export async function startBuiltDesktop(
  start: Partial<ElectronStart> = {},
): Promise<RunningDesktop> {
  await ensureBuilt('renderer');
  await ensureBuilt('desktop');
  const appData = temporaryFolder();
  const pages: BlankPage[] = [];
  const double: ElectronDouble = await runUnderElectron(join(root, 'out/desktop/main.js'), {
    appPath: root,
    appData,
    openRenderer: start.openPage ? undefined : blankRenderers(() => double.protocol, pages),
    ...start,
  });
  onTestFinished(async () => {
    double.app.quit();
    await double.quit;
  });
  const dataFolder = join(double.app.getPath('userData'), 'gallery');
  return { double, pages, dataFolder, log: join(dataFolder, 'kith.log') };
}
