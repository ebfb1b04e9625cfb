import { join } from 'node:path';
import * as electron from 'electron';
import { KithError } from '../../contract/index.ts';
import { registerAppScheme, startDesktop } from './start-desktop.ts';

// The entry of Electron's main process: only what needs the real Electron.
const root = electron.app.getAppPath();
registerAppScheme(electron);
try {
  await startDesktop(electron, {
    dataFolder: join(electron.app.getPath('userData'), 'gallery'),
    // Packed, the networks are resources beside the archive.
    modulesFolder: electron.app.isPackaged
      ? join(process.resourcesPath, 'packs')
      : join(root, 'node_modules'),
    builtPage: join(root, 'out/renderer'),
    preload: join(root, 'out/desktop/preload.cjs'),
    hostEntry: join(root, 'out/desktop/host.js'),
    trayIcon: join(root, 'out/desktop/icons/32x32.png'),
  });
} catch (error) {
  const known = error instanceof KithError;
  electron.dialog.showErrorBox(
    known ? error.message : 'Kith could not start',
    known ? error.next : String(error),
  );
  electron.app.exit(1);
}
