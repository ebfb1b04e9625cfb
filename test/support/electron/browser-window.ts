import type { App } from './app.ts';
import { Destroyable, PreventableEvent } from './destroyable.ts';
import { takeEnds, type MessagePortMain, type PipeEnd } from './message-port.ts';
import { printSettings, type PrintSettings } from './print-settings.ts';
import { cloneMessage } from './structured-clone.ts';

/** What a window shows its pages with: a tab of a real Chromium, or nothing at all. */
export interface Renderer {
  /** Rejects where the page does not load. */
  load(url: string): Promise<void>;
  /** Hands a message to the preload, with the far ends of its ports. */
  receive(channel: string, message: unknown, ends: readonly PipeEnd[]): void;
  /** The page as a PDF. */
  print(settings: PrintSettings): Promise<Buffer>;
  /** Ends the page's ports, as the end of its process does. */
  dropPorts(): void;
  close(): Promise<void>;
}

/** Where a renderer reports what its page does. */
export interface RendererEvents {
  readonly onMessage: (channel: string, frame: { url: string; parent: object | null }) => void;
  onConsole(message: string): void;
  /** The page went to another address by itself. */
  onNavigate(url: string): void;
}

/** Makes the renderer of a new window. */
export type OpenRenderer = (
  options: Electron.BrowserWindowConstructorOptions,
  events: RendererEvents,
) => Renderer;

/** Hands an event to `ipcMain`. */
type TellMain = (channel: string, event: object) => void;

/** Milliseconds that a page may take to leave: its unload handlers run in another process. */
const UNLOADING = 20;

/** A window's page (electron.d.ts, WebContents). Its methods throw once it is destroyed. */
export class WebContents extends Destroyable {
  /** For tests. */
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  readonly #renderer: Renderer;
  #url = '';
  #crashed = false;
  #printing: Promise<unknown> = Promise.resolve();

  constructor(renderer: Renderer) {
    super();
    this.#renderer = renderer;
  }

  getURL(): string {
    this.alive();
    return this.#url;
  }
  isCrashed(): boolean {
    this.alive();
    return this.#crashed;
  }
  setWindowOpenHandler(handler: typeof this.openHandler): void {
    this.alive();
    this.openHandler = handler;
  }

  postMessage(channel: string, message: unknown, transfer: readonly MessagePortMain[] = []): void {
    this.alive();
    const data = cloneMessage(message);
    this.#renderer.receive(channel, data, takeEnds(transfer));
  }

  /**
   * The promise has a handler already: a load that nobody waits for is no unhandled rejection (lib/browser/api/web-contents.ts,
   * `loadURL`).
   */
  loadURL(url: string): Promise<void> {
    this.alive();
    this.#url = url;
    this.#crashed = false;
    const loading = this.#renderer.load(url).then(
      () => {
        if (!this.isDestroyed()) this.emit('did-finish-load', new PreventableEvent());
      },
      (error: unknown) => {
        if (!this.isDestroyed()) {
          this.emit('did-fail-load', new PreventableEvent(), -2, 'ERR_FAILED', url, true);
        }
        throw error;
      },
    );
    loading.catch(() => undefined);
    return loading;
  }

  /**
   * JavaScript's: what is wrong with the options rejects, and so does a page that is destroyed by its turn. Pages are printed
   * one after the other (lib/browser/print-to-pdf.ts, `enqueuePrintJob`), and one whose process died not at all.
   */
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    const settings = printSettings(options);
    const printing = this.#printing.then(async () => {
      this.alive();
      if (this.#crashed) throw new Error('Failed to generate PDF: the page has no process');
      return this.#renderer.print(settings);
    });
    this.#printing = printing.catch(() => undefined);
    return printing;
  }

  /** For the renderer. */
  navigate(url: string): void {
    this.#url = url;
    this.#crashed = false;
  }

  /** For tests: the page's process dies. */
  crash(reason = 'crashed'): void {
    this.alive();
    this.#crashed = true;
    this.#renderer.dropPorts();
    this.emit('render-process-gone', new PreventableEvent(), { reason, exitCode: 5 });
  }

  /** For the window: emits `destroyed`, once. */
  destroyWithWindow(): void {
    if (this.isDestroyed()) return;
    this.markDestroyed();
    this.#renderer.dropPorts();
    void this.#renderer.close().catch(() => undefined); // The browser may be gone before the app.
    this.emit('destroyed');
  }
}

/** Every window that is open, as the app's lifecycle sees them. */
export class Windows {
  readonly open: BrowserWindow[] = [];
  /** Everything that was ever opened. */
  readonly all: BrowserWindow[] = [];
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
    app.watch({
      isEmpty: () => this.open.length === 0,
      closeAll: () => {
        for (const window of this.open.filter((one) => !one.isDestroyed())) window.close();
      },
      destroyAll: () => {
        for (const window of this.open.filter((one) => !one.isDestroyed())) window.destroy();
      },
    });
  }

  add(window: BrowserWindow): void {
    this.open.push(window);
    this.all.push(window);
  }

  /** shell/browser/window_list.cc, `RemoveWindow`. */
  remove(window: BrowserWindow): void {
    this.open.splice(this.open.indexOf(window), 1);
    if (this.open.length === 0) this.#app.onAllWindowsClosed();
  }
}

/**
 * A window (shell/browser/api/electron_api_base_window.cc, electron_api_browser_window.cc).
 *
 * - Closing takes time: the page leaves first. `close` may be prevented; then the window is marked as destroyed, emits
 *   `closed`, and leaves the list (shell/browser/native_window.cc, `NotifyWindowClosed`).
 * - `destroy()` emits `closed` without asking; its page follows a turn later.
 * - Afterwards every method throws, and so does `webContents`.
 */
export class BrowserWindow extends Destroyable {
  /** For tests. */
  readonly options: Electron.BrowserWindowConstructorOptions;
  /** For tests: the page, whether or not the window is destroyed. */
  readonly contents: WebContents;
  /** For tests. */
  shown = false;
  readonly #windows: Windows;
  #minimized = false;
  #maximized = false;
  #closing = false;

  constructor(
    windows: Windows,
    tellMain: TellMain,
    open: OpenRenderer,
    options: Electron.BrowserWindowConstructorOptions,
  ) {
    super();
    this.options = options;
    this.#windows = windows;
    const renderer = open(options, {
      // A frame that is gone by the time its message arrives is null (electron.d.ts, IpcMainEvent.senderFrame).
      onMessage: (channel, senderFrame) => {
        if (!this.contents.isDestroyed()) {
          tellMain(channel, { sender: this.contents, senderFrame });
        }
      },
      onConsole: (message) => {
        if (!this.contents.isDestroyed()) this.contents.emit('console-message', { message });
      },
      onNavigate: (url) => this.contents.navigate(url),
    });
    this.contents = new WebContents(renderer);
    windows.add(this);
  }

  get webContents(): WebContents {
    this.alive();
    return this.contents;
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
    if (!this.isDestroyed()) this.emit('ready-to-show');
  }
  show(): void {
    this.alive();
    this.shown = true;
  }
  focus(): void {
    this.alive();
  }
  isMinimized(): boolean {
    this.alive();
    return this.#minimized;
  }
  minimize(): void {
    this.alive();
    this.#minimized = true;
  }
  restore(): void {
    this.alive();
    this.#minimized = false;
  }
  isMaximized(): boolean {
    this.alive();
    return this.#maximized;
  }
  maximize(): void {
    this.alive();
    this.#maximized = true;
  }
  getNormalBounds(): Electron.Rectangle {
    this.alive();
    const { x = 0, y = 0, width = 800, height = 600 } = this.options;
    return { x, y, width, height };
  }

  close(): void {
    this.alive();
    if (this.#closing) return;
    this.#closing = true;
    setTimeout(() => {
      if (this.isDestroyed()) return;
      const event = new PreventableEvent();
      this.emit('close', event);
      this.#closing = false;
      if (event.defaultPrevented || this.isDestroyed()) return;
      this.contents.destroyWithWindow();
      this.#leave();
    }, UNLOADING);
  }

  destroy(): void {
    this.alive();
    this.#leave();
    setImmediate(() => this.contents.destroyWithWindow());
  }

  #leave(): void {
    this.markDestroyed();
    this.emit('closed');
    this.#windows.remove(this);
  }
}

/** The class `BrowserWindow` of an app: there is none before ready. */
export function browserWindowOf(
  app: App,
  windows: Windows,
  tellMain: TellMain,
  open: OpenRenderer,
) {
  return class extends BrowserWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
      if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
      super(windows, tellMain, open, options);
    }
  };
}
