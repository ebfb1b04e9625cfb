import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { createRequire, registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Electron from 'electron';
import type { Page } from 'playwright-core';
import { App, type AppStart } from './app.ts';
import { browserWindowOf, Windows, type OpenRenderer } from './browser-window.ts';
import { chromiumRenderers } from './chromium-renderer.ts';
import { Menu, trayOf, type Tray } from './menu.ts';
import { MessageChannelMain } from './message-port.ts';
import { Protocol } from './protocol.ts';
import { SafeStorage, type Keyring } from './safe-storage.ts';
import { sessionsOf } from './session.ts';
import { utilityProcessOf, type UtilityProcess } from './utility-process.ts';

/** How a program is started under the double. */
export interface ElectronStart extends Partial<AppStart> {
  readonly appPath: string;
  /** What follows the program's name, and in a clone the app's folder, on the command line. */
  readonly args?: readonly string[];
  /** The folder `resources` of the package. */
  readonly resourcesPath?: string;
  readonly keyring?: Keyring;
  /** Which button the user presses in a box with several; without it they leave it. */
  readonly answer?: number;
  /** Opens a page of a real Chromium for a window. */
  readonly openPage?: (options: Electron.BrowserWindowConstructorOptions) => Promise<Page>;
  /** Or whatever else is to show windows. */
  readonly openRenderer?: OpenRenderer | undefined;
  /** Modules that the program imports and the test has a double of, by name. */
  readonly modules?: Readonly<Record<string, object>>;
  /** Milliseconds in which the entry module must have been evaluated. */
  readonly patience?: number;
}

/** What a box with several buttons says, as far as the double looks at it. */
interface MessageBox {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly cancelId: number;
}

/**
 * A double of Electron's main process, as strict as Electron is where the desktop shell could go wrong. Each part names the
 * sources of its rules, as paths in github.com/electron/electron; a program that breaks one fails here.
 */
export class ElectronDouble {
  readonly app: App;
  readonly windows: Windows;
  readonly ipcMain = new EventEmitter();
  readonly powerMonitor = new EventEmitter();
  readonly protocol: Protocol;
  readonly safeStorage: SafeStorage;
  readonly session;
  readonly children: UtilityProcess[] = [];
  readonly trays: Tray[] = [];
  /** Dialogs that were shown, title and text. */
  readonly dialogs: [title: string, text: string][] = [];
  /** Paths that were shown in the file manager. */
  readonly revealed: string[] = [];
  /** What the program imports. */
  readonly electron: Record<string, unknown>;
  /** The exit code, once the app has quit. */
  readonly quit: Promise<number>;

  constructor({ keyring = 'keyring', answer, openPage, openRenderer, ...start }: ElectronStart) {
    this.app = new App({
      packaged: false,
      // Nothing makes this folder unless the program does.
      appData: join(tmpdir(), `kith-electron-${randomUUID()}`),
      anotherInstance: false,
      switches: [],
      ...start,
    });
    this.quit = new Promise((resolve) =>
      this.app.once('quit', (_event, code: number) => resolve(code)),
    );
    this.windows = new Windows(this.app);
    this.protocol = new Protocol(this.app);
    this.safeStorage = new SafeStorage(this.app, keyring);
    const { session, all } = sessionsOf(this.app);
    this.session = all;
    const open =
      openRenderer ??
      chromiumRenderers(this.protocol, openPage ?? (() => Promise.reject(new Error('no browser'))));
    this.electron = {
      app: this.app,
      BrowserWindow: browserWindowOf(
        this.app,
        this.windows,
        (channel, event) => this.emit(this.ipcMain, channel, event),
        open,
      ),
      dialog: {
        showErrorBox: (title: string, text: string) => void this.dialogs.push([title, text]),
        showMessageBox: async ({ message, detail, buttons, cancelId }: MessageBox) => {
          this.dialogs.push([`${message} ${detail}`, buttons.join(' | ')]);
          return { response: answer ?? cancelId };
        },
      },
      ipcMain: this.ipcMain,
      Menu,
      MessageChannelMain,
      powerMonitor: this.powerMonitor,
      protocol: this.protocol,
      safeStorage: this.safeStorage,
      screen: {
        getAllDisplays: () => {
          // shell/browser/api/electron_api_screen.cc, `Create`.
          if (!this.app.isReady()) {
            throw new Error("The 'screen' module can't be used before the app 'ready' event");
          }
          return [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }];
        },
      },
      session,
      shell: { showItemInFolder: (path: string) => void this.revealed.push(path) },
      Tray: trayOf(this.app, this.trays),
      utilityProcess: utilityProcessOf(this.app, this.children),
    };
  }

  /** The same, with Electron's own types. */
  get api(): typeof Electron {
    return this.electron as unknown as typeof Electron;
  }

  /**
   * Emits an event of Electron's own, outside of every call of the program: what a listener throws, and an `error` without a
   * listener, is an uncaught exception, which Electron shows in a dialog (lib/browser/init.ts).
   */
  emit(emitter: EventEmitter, event: string, ...input: unknown[]): void {
    try {
      emitter.emit(event, ...input);
    } catch (error) {
      this.dialogs.push([
        'A JavaScript error occurred in the main process',
        `Uncaught Exception:\n${String(error)}`,
      ]);
    }
  }

  /** V8 of a utility process ends for want of memory (electron_api_utility_process.cc, `OnV8FatalError`). */
  fail(child: UtilityProcess): void {
    this.emit(child, 'error', 'FatalError', 'v8::Somewhere', '{}');
  }
}

/**
 * Runs a program's entry module under the double. As in Electron, `ready` comes only when the module has been evaluated; one
 * that waits for it while it is evaluated waits forever (electron/electron#40719), which fails here.
 */
export async function runUnderElectron(
  entry: string,
  start: ElectronStart,
): Promise<ElectronDouble> {
  const double = new ElectronDouble(start);
  const { argv } = process;
  process.argv = ['/electron', ...(start.packaged ? [] : [start.appPath]), ...(start.args ?? [])];
  Object.assign(process, { resourcesPath: start.resourcesPath ?? '/electron/resources' });
  void double.quit.then(() => (process.argv = argv));
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () =>
      late.reject(new Error('The entry module is still being evaluated, so “ready” never comes')),
    start.patience ?? 10_000,
  );
  try {
    const modules = { electron: double.electron, ...start.modules };
    await Promise.race([importWith(entry, modules), late.promise]);
  } finally {
    clearTimeout(timer);
  }
  double.app.becomeReady();
  return double;
}

let runs = 0;

/** Imports a module anew, with some of what it imports by name replaced. */
async function importWith(
  entry: string,
  modules: Readonly<Record<string, object>>,
): Promise<unknown> {
  const run = `double-${runs++}`;
  Object.assign(globalThis, { [run]: modules });
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier in modules && context.parentURL?.endsWith(`?${run}`)
        ? { url: `${run}:${specifier}`, shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) => {
      if (!url.startsWith(`${run}:`)) return next(url, context);
      const specifier = url.slice(run.length + 1);
      const names = Object.keys(modules[specifier]!).map((name) => {
        const value = `globalThis['${run}']['${specifier}'].${name}`;
        return name === 'default' ? `export default ${value};` : `export const ${name} = ${value};`;
      });
      return { format: 'module', source: names.join('\n'), shortCircuit: true };
    },
  });
  const nativeImport = createRequire(import.meta.url)('./native-import.cjs') as (
    url: string,
  ) => Promise<unknown>;
  return nativeImport(`${pathToFileURL(entry).href}?${run}`);
}
