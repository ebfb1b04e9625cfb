import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import * as electron from 'electron';
import { expectedFailure, failureIn } from '../../contract/index.ts';
import { wordsIn } from '../words/words-in.ts';
import { namedDataFolder } from './data-folder.ts';
import { useWebGpu } from './gpu-switches.ts';
import { offerMending } from './offer-mending.ts';
import { registerAppScheme, startDesktop, type DesktopPaths } from './start-desktop.ts';

// The entry of Electron's main process: only what needs the real Electron. Electron says that it is ready once this module has
// been evaluated, so that nothing here may wait for that; and what must be said before then is said here, at once.
const { app, dialog } = electron;
registerAppScheme(electron);
useWebGpu(app.commandLine);
void start().catch((error: unknown) => {
  // Before the gallery is open nobody knows which language was chosen in it.
  const words = wordsIn('system');
  const failure = expectedFailure(error);
  const { what, next } = failure
    ? failureIn(failure, words.language)
    : { what: words.cannotStart, next: String(error) };
  dialog.showErrorBox(what, next);
  app.exit(1);
});

async function start(): Promise<void> {
  const named = namedDataFolder(process.argv.slice(app.isPackaged ? 1 : 2));
  // Chromium's own files, and with them the lock that admits one instance, go with the gallery.
  if (named !== null) {
    // Of a folder that cannot be made Electron says no more than that.
    mkdirSync(named, { recursive: true, mode: 0o700 });
    app.setPath('userData', join(named, 'electron'));
  }
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const root = app.getAppPath();
  const paths: DesktopPaths = {
    dataFolder: named ?? join(app.getPath('userData'), 'gallery'),
    // Packed, the networks are resources beside the archive.
    modulesFolder: app.isPackaged
      ? join(process.resourcesPath, 'packs')
      : join(root, 'node_modules'),
    builtPage: join(root, 'out/renderer'),
    preload: join(root, 'out/desktop/preload.cjs'),
    hostEntry: join(root, 'out/desktop/host.js'),
    decoderEntry: join(root, 'out/desktop/heic-decoder.js'),
    icons: join(root, 'out/desktop/icons'),
  };
  const loadUpdater = async () => (await import('electron-updater')).default.autoUpdater;
  // electron-builder writes this file where it is given an address for updates.
  const canUpdate = existsSync(join(process.resourcesPath, 'app-update.yml'));
  await app.whenReady();
  try {
    await startDesktop(electron, paths, canUpdate ? loadUpdater : null);
  } catch (error) {
    const outcome = await offerMending(electron, paths.dataFolder, error);
    if (outcome === null) throw error;
    if (outcome === 'mended') app.relaunch();
    app.exit(outcome === 'mended' ? 0 : 1);
  }
}
