import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PreventableEvent } from './destroyable.ts';

/** What the app's lifecycle needs of the windows. */
export interface WindowList {
  readonly isEmpty: () => boolean;
  /** Asks each to close, as a user would. */
  readonly closeAll: () => void;
  /** Destroys each without asking. */
  readonly destroyAll: () => void;
}

/** How the program was started. */
export interface AppStart {
  /** The folder or archive that holds `package.json`. */
  readonly appPath: string;
  readonly packaged: boolean;
  /** Where the system keeps the data of programs; the app's own is a folder in it, named after the app. */
  readonly appData: string;
  /** Whether another instance holds the lock. */
  readonly anotherInstance: boolean;
  /** Switches of the command line, as a launcher may add them. */
  readonly switches: readonly string[];
}

/**
 * `app`: one life from start to quit.
 *
 * - `ready` comes when the double is told that the entry module has been evaluated, and not before (lib/browser/init.ts,
 *   `appCodeLoaded`; electron/electron#40719).
 * - Quitting emits before-quit, closes each window, and when the last one has left the list will-quit and quit
 *   (shell/browser/browser.cc `Quit`, `OnWindowAllClosed`, `NotifyAndShutdown`). A window that is opened meanwhile keeps the
 *   app alive.
 * - `exit` destroys the windows without asking and tells nobody but `quit` (browser.cc, `ExitWithCode`).
 * - The name, and the data folder by it, is package.json's `productName`, else its `name` (lib/browser/init.ts).
 */
export class App extends EventEmitter {
  readonly isPackaged: boolean;
  readonly commandLine: {
    appendSwitch(name: string, value?: string): void;
    hasSwitch(name: string): boolean;
    getSwitchValue(name: string): string;
  };
  readonly #start: AppStart;
  readonly #paths: Map<string, string>;
  readonly #name: string;
  #windows!: WindowList;
  #ready = false;
  #quitting = false;
  #exiting = false;
  #exitCode: number | null = null;
  readonly #whenReady = Promise.withResolvers<void>();

  constructor(start: AppStart) {
    super();
    this.#start = start;
    this.isPackaged = start.packaged;
    const { productName, name } = JSON.parse(
      readFileSync(join(start.appPath, 'package.json'), 'utf8'),
    ) as { productName?: string; name: string };
    this.#name = productName ?? name;
    this.#paths = new Map([
      ['appData', start.appData],
      ['userData', join(start.appData, this.#name)],
    ]);
    const switches = new Map(start.switches.map((name) => [name, '']));
    this.commandLine = {
      appendSwitch: (name, value = '') => {
        // Chromium's other processes and features read the command line as they start (docs/api/command-line.md).
        if (this.#ready) throw new Error(`The switch ${name} comes too late: the app is ready`);
        switches.set(name, value);
      },
      hasSwitch: (name) => switches.has(name),
      getSwitchValue: (name) => switches.get(name) ?? '',
    };
  }

  /** For the double. */
  watch(windows: WindowList): void {
    this.#windows = windows;
  }

  /** For the double: the entry module has been evaluated. */
  becomeReady(): void {
    if (this.#exitCode !== null) return;
    this.#ready = true;
    this.#whenReady.resolve();
    this.emit('ready', new PreventableEvent(), {});
  }

  isReady(): boolean {
    return this.#ready;
  }
  whenReady(): Promise<void> {
    return this.#whenReady.promise;
  }
  getName(): string {
    return this.#name;
  }
  getAppPath(): string {
    return this.#start.appPath;
  }
  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }
  setPath(name: string, path: string): void {
    if (!this.#paths.has(name)) throw new Error(`Failed to set '${name}' path`);
    this.#paths.set(name, path);
  }

  requestSingleInstanceLock(): boolean {
    return !this.#start.anotherInstance;
  }

  /** Whether the app starts again once it has ended. */
  relaunched = false;

  relaunch(): void {
    this.relaunched = true;
  }

  quit(): void {
    if (this.#quitting || this.#exitCode !== null) return;
    const event = new PreventableEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.#quitting = true;
    if (this.#windows.isEmpty()) this.#shutDown();
    else this.#windows.closeAll();
  }

  exit(code = 0): void {
    this.#quitting = true;
    this.#exiting = true;
    this.#exitCode ??= code;
    if (this.#windows.isEmpty()) this.#end();
    else this.#windows.destroyAll();
  }

  /** For the double: the last window has left the list. */
  onAllWindowsClosed(): void {
    if (this.#exiting) this.#end();
    else if (this.#quitting) this.#shutDown();
    // Without a listener Electron quits (lib/browser/init.ts).
    else if (!this.emit('window-all-closed')) this.quit();
  }

  #shutDown(): void {
    const event = new PreventableEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#quitting = false;
    else this.#end();
  }

  #end(): void {
    this.#exitCode ??= 0;
    this.emit('quit', new PreventableEvent(), this.#exitCode);
  }
}
