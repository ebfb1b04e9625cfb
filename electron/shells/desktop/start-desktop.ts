import { join } from 'node:path';
import { RPCHandler } from '@orpc/server/message-port';
import type { BrowserWindow, IpcMainEvent } from 'electron';
import { createKithRouter, handlerOptions } from '../../core/router.ts';
import { assemble, type Assembled } from '../assemble.ts';
import { createRendererFiles } from '../renderer-files.ts';
import { createAppProtocol } from './app-protocol.ts';
import type { ElectronApi } from './electron-api.ts';
import { APP_SCHEME, isOurs } from './origin.ts';
import { safeStorageSecrets } from './safe-storage.ts';
import { spawnHostWithElectron } from './spawn-host.ts';
import { createWindow, guardPermissions } from './window.ts';

/** The message by which the page asks for its port, and gets it. */
const PORT_CHANNEL = 'kith:port';

/** Where the desktop shell finds its parts. */
export interface DesktopPaths {
  readonly dataFolder: string;
  readonly modulesFolder: string;
  readonly builtPage: string;
  readonly preload: string;
  readonly hostEntry: string;
}

/** Must run before the app is ready: makes `app://` a real origin with its own storage, fetch and workers. */
export function registerAppScheme({ protocol }: Pick<ElectronApi, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/** Starts the desktop shell: one instance, one window over one Kith. Resolves to null where another instance runs. */
export async function startDesktop(
  electron: ElectronApi,
  paths: DesktopPaths,
): Promise<{ kith: Assembled; window: BrowserWindow } | null> {
  const { app, ipcMain, protocol, safeStorage, session, utilityProcess } = electron;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return null;
  }
  await app.whenReady();
  const kith = await assemble({
    shell: 'desktop',
    dataFolder: paths.dataFolder,
    modulesFolder: paths.modulesFolder,
    secrets: safeStorageSecrets(safeStorage, join(paths.dataFolder, 'keys')),
    spawnHost: spawnHostWithElectron(utilityProcess, paths.hostEntry),
  });
  void kith.host.start().catch(() => undefined); // The supervisor reports it; the page shows it.
  kith.kith.resume();

  protocol.handle(APP_SCHEME, createAppProtocol(createRendererFiles(paths)));
  guardPermissions(session.defaultSession);
  const window = createWindow(electron, paths.preload);
  const handler = new RPCHandler(createKithRouter(kith.kith, kith.log), handlerOptions);
  ipcMain.on(PORT_CHANNEL, (event: IpcMainEvent) => {
    // Only the window's own page may call: not a frame in it, not another window.
    const frame = event.senderFrame;
    if (event.sender !== window.webContents || frame?.parent || !isOurs(frame?.url ?? '')) return;
    const { port1, port2 } = new electron.MessageChannelMain();
    handler.upgrade(port1);
    port1.start();
    event.sender.postMessage(PORT_CHANNEL, null, [port2]);
  });

  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => kith.close());
  return { kith, window };
}
