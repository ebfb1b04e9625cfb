import { RPCHandler } from '@orpc/server/message-port';
import { createKithRouter } from '../../core/routes/router.ts';
import { handlerOptions } from '../../core/told-errors.ts';
import { dataFiles } from '../../platform/paths.ts';
import { assemble } from '../assemble.ts';
import { createRendererFiles } from '../renderer-files.ts';
import { createAppProtocol } from './app-protocol.ts';
import type { ElectronApi } from './electron-api.ts';
import { applicationMenu, trayMenu, type MenuActions } from './menu.ts';
import { guardSession } from './guard-session.ts';
import { missingGpuSwitches } from './gpu-switches.ts';
import { spawnUtility } from './utility.ts';
import { hostsOfElectron } from './host-kinds.ts';
import { APP_SCHEME } from './origin.ts';
import { createPortDesk } from './port-desk.ts';
import { printPage } from './print-page.ts';
import { safeStorageSecrets } from './safe-storage.ts';
import { trayIcon } from './tray-icon.ts';
import { Updates, type Updater } from './updates.ts';
import { keepWindowState, readWindowState } from './window-state.ts';
import { wordsIn } from '../words/words-in.ts';
import { createWindow } from './window.ts';

/** What `sourcesHash` said of the sources when they were bundled: in a package there are none. */
declare const KITH_SOURCES_SHA256: string;

/** Where the desktop shell finds its parts. */
export interface DesktopPaths {
  readonly dataFolder: string;
  readonly modulesFolder: string;
  readonly builtPage: string;
  readonly preload: string;
  readonly hostEntry: string;
  readonly decoderEntry: string;
  /** The folder of the tray's pictures. */
  readonly icons: string;
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

/**
 * Opens the desktop shell's one window over one Kith, once the app is ready. `loadUpdater` is null in a package that was made
 * without an address to update from.
 */
export async function startDesktop(
  electron: ElectronApi,
  paths: DesktopPaths,
  loadUpdater: (() => Promise<Updater>) | null,
): Promise<void> {
  const { app, ipcMain, Menu, powerMonitor, protocol, safeStorage, screen, session, shell, Tray } =
    electron;
  // Notices are for pages of a Kith that is open; until then the system's language is as good as any.
  let words = wordsIn('system');
  const rendererFiles = createRendererFiles({ ...paths, words: async () => words });
  protocol.handle(APP_SCHEME, createAppProtocol(rendererFiles));
  guardSession(session.defaultSession);
  const handPort = createPortDesk(ipcMain);
  const kith = await assemble({
    shell: 'desktop',
    dataFolder: paths.dataFolder,
    modulesFolder: paths.modulesFolder,
    secrets: await safeStorageSecrets(safeStorage, dataFiles(paths.dataFolder).wrappedKeys),
    hostKinds: hostsOfElectron(electron, { ...paths, handPort }),
    spawnDecoder: spawnUtility(electron, paths.decoderEntry, 'Kith photo decoder'),
    reveal: async (path) => shell.showItemInFolder(path),
    sourcesSha256: async () => KITH_SOURCES_SHA256,
    print: () => printPage(window.webContents),
    updates: loadUpdater && ((log) => new Updates(loadUpdater, log)),
    chromium: {
      // A launcher adds this switch where the system offers no sandbox; Chromium would end at once without it.
      sandboxed: !app.commandLine.hasSwitch('no-sandbox'),
      missingGpuSwitches: missingGpuSwitches(app.commandLine),
    },
  });
  kith.start();
  const readWords = async (): Promise<void> => {
    words = wordsIn((await kith.kith.settings.get()).language);
  };
  await readWords();
  await kith.kith.resumeActivation();

  const { windowState } = dataFiles(paths.dataFolder);
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = createWindow(electron, {
    preload: paths.preload,
    state: readWindowState(windowState, screens, kith.log),
    log: kith.log,
    words: () => words,
  });
  keepWindowState(window, windowState, kith.log);
  const handler = new RPCHandler(createKithRouter(kith.kith, kith.log), handlerOptions);
  handPort(window.webContents, () => {
    const { port1, port2 } = new electron.MessageChannelMain();
    handler.upgrade(port1);
    port1.start();
    return port2;
  });

  const actions: MenuActions = {
    show: () => {
      // A second instance may ask while this one quits.
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    isPaused: () => kith.kith.recognition.isPaused(),
    pause: kith.kith.recognition.setPaused,
    revealData: () => void kith.kith.status.reveal('data folder'),
    revealLog: () => void kith.kith.status.reveal('log'),
  };
  const tray = new Tray(trayIcon(paths.icons));
  tray.setToolTip('Kith');
  tray.on('click', actions.show);
  const drawTray = (): void =>
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(actions, words.menu)));
  const drawMenus = (): void => {
    if (window.isDestroyed()) return;
    Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(actions, words.menu)));
    drawTray();
  };
  drawMenus();
  kith.kith.changes.on('change', ({ kind }) => {
    if (kind === 'settings') {
      void readWords().then(drawMenus, (error: unknown) =>
        kith.log.error('the language was not read', { error }),
      );
    }
    if (kind === 'host' && !window.isDestroyed()) drawTray();
  });

  // The camera is let go before the machine sleeps; engines on a GPU may not survive it.
  let pausedBefore: boolean | null = null;
  powerMonitor.on('suspend', () => {
    // Some systems tell it twice; the first time knows what the user had chosen.
    pausedBefore ??= actions.isPaused();
    actions.pause(true);
  });
  powerMonitor.on('resume', () => {
    kith.host.restart();
    if (pausedBefore !== null) actions.pause(pausedBefore);
    pausedBefore = null;
  });

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) =>
    kith.log.error('the page ended', { reason, exitCode }),
  );
  app.on('second-instance', actions.show);
  // Not `window-all-closed`: a hidden window may still hold the networks.
  window.on('closed', () => app.quit());
  // Before the windows close: a host whose window is closed by the quitting app would be taken for one that crashed, and opened
  // again, and the app waits for its last window.
  app.on('before-quit', () => kith.stopHosts());
  void kith.mended.then(() => {
    app.relaunch();
    app.quit();
  });
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    // Electron does not wait for a promise: the app quits once more when the gallery is closed.
    event.preventDefault();
    void kith.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}
