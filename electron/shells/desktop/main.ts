import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as electron from 'electron';
import { KithError } from '../../contract/index.ts';
import { registerAppScheme, startDesktop, type DesktopPaths } from './start-desktop.ts';

// The entry of Electron's main process: only what needs the real Electron.
const root = electron.app.getAppPath();
registerAppScheme(electron);
const loadUpdater = async () => (await import('electron-updater')).default.autoUpdater;
// electron-builder writes this file where it is given an address for updates.
const canUpdate = existsSync(join(process.resourcesPath, 'app-update.yml'));
const paths: DesktopPaths = {
  dataFolder: join(electron.app.getPath('userData'), 'gallery'),
  // Packed, the networks are resources beside the archive.
  modulesFolder: electron.app.isPackaged
    ? join(process.resourcesPath, 'packs')
    : join(root, 'node_modules'),
  builtPage: join(root, 'out/renderer'),
  preload: join(root, 'out/desktop/preload.cjs'),
  hostEntry: join(root, 'out/desktop/host.js'),
  trayIcon: join(root, 'out/desktop/icons/32x32.png'),
};
try {
  await startDesktop(electron, paths, canUpdate ? loadUpdater : null);
} catch (error) {
  const known = error instanceof KithError;
  electron.dialog.showErrorBox(
    known ? error.message : 'Kith could not start',
    known ? error.next : String(error),
  );
  electron.app.exit(1);
}
