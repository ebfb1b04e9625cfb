import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { ElectronApi } from '../../electron/shells/desktop/electron-api.ts';

/** Where the double serves what Electron would serve under `app://kith`: Chromium knows no such scheme. */
const ORIGIN = 'https://kith.test';

/**
 * A double of Electron that implements just what the desktop shell uses. Each window is a page of a real Chromium, as
 * `openPage` opens it: `app://` requests go to the shell's protocol handler, the preload runs in the page, and message ports
 * are carried across.
 */
export function electronDouble(
  openPage: (options: Electron.BrowserWindowConstructorOptions) => Promise<Page>,
  preloadFile: string,
  hostEntry: string,
) {
  const ipcMain = new EventEmitter();
  const app = Object.assign(new EventEmitter(), {
    requestSingleInstanceLock: () => true,
    whenReady: async () => undefined,
    quit: () => app.emit('quit'),
  });
  const record = {
    windows: [] as Electron.BrowserWindowConstructorOptions[],
    opened: [] as { readonly webContents: EventEmitter }[],
    openHandler: null as ((details: { url: string }) => { action: string }) | null,
    permissionRequest: null as ((...input: any[]) => void) | null,
    permissionCheck: null as ((...input: any[]) => boolean) | null,
    children: [] as ReturnType<typeof fork>[],
    shown: false,
    applicationMenu: [] as Electron.MenuItemConstructorOptions[],
    trayMenu: [] as Electron.MenuItemConstructorOptions[],
    revealed: [] as string[],
    loaded: [] as string[],
  };
  const powerMonitor = new EventEmitter();

  class Tray extends EventEmitter {
    setToolTip = () => undefined;
    setContextMenu = (menu: Electron.MenuItemConstructorOptions[]) => (record.trayMenu = menu);
  }
  let handleApp: (request: Request) => Promise<Response> = async () =>
    new Response(null, { status: 503 });
  let nextPort = 1;

  /** One end in Node; the other is made in the page that it is sent to, and gets what was said before. */
  class MessageChannelMain {
    readonly port2: FarPort = { id: nextPort++, deliver: null, waiting: [], near: null };
    readonly port1 = Object.assign(new EventEmitter(), {
      postMessage: (data: unknown) => {
        const { deliver, waiting } = this.port2;
        if (deliver) deliver(pack(data));
        else waiting.push(pack(data));
      },
      start: () => undefined,
      close: () => undefined,
    });
    constructor() {
      this.port2.near = this.port1;
    }
  }

  class BrowserWindow extends EventEmitter {
    readonly #page: Promise<Page>;
    readonly #ports = new Map<number, FarPort>();
    #destroyed = false;
    #prepared = false;
    readonly webContents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: typeof record.openHandler) => (record.openHandler = handler),
      postMessage: (channel: string, _message: unknown, [port]: FarPort[]) =>
        void this.#carry(channel, port!).catch(() => undefined),
    });
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super();
      record.windows.push(options);
      record.opened.push(this);
      this.#page = openPage(options);
    }
    show() {
      record.shown = true;
    }
    isMinimized = () => false;
    isMaximized = () => true;
    isDestroyed = () => this.#destroyed;
    maximize = () => undefined;
    getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 });
    focus = () => undefined;
    restore = () => undefined;
    destroy() {
      this.#destroyed = true;
      void this.#page.then((page) => page.close()).catch(() => undefined);
      this.webContents.emit('destroyed');
      this.emit('closed');
    }
    async loadURL(url: string) {
      record.loaded.push(url);
      const page = await this.#page;
      await this.#prepare(page);
      await page.goto(url.replace('app://kith', ORIGIN));
      this.emit('ready-to-show');
    }
    async #carry(channel: string, port: FarPort): Promise<void> {
      const page = await this.#page;
      this.#ports.set(port.id, port);
      const call = (name: '__fromMain' | '__toPort', id: number, data: unknown) =>
        page.evaluate(([method, ...input]) => (window as any)[method](...input), [
          name,
          id,
          data,
        ] as const);
      await call('__fromMain', port.id, channel);
      port.deliver = (data) => void call('__toPort', port.id, data).catch(() => undefined);
      for (const data of port.waiting.splice(0)) port.deliver(data);
    }
    async #prepare(page: Page): Promise<void> {
      if (this.#prepared) return;
      this.#prepared = true;
      page.on('console', (message) =>
        this.webContents.emit('console-message', { message: message.text() }),
      );
      await page.route(`${ORIGIN}/**`, async (route) => {
        const path = route.request().url().slice(ORIGIN.length);
        const method = route.request().method();
        const response = await handleApp(new Request(`app://kith${path}`, { method }));
        await route.fulfill({
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: Buffer.from(await response.arrayBuffer()),
        });
      });
      await page.exposeBinding('__toMain', (_source, channel: string) => {
        const frame = { url: 'app://kith/', parent: null };
        ipcMain.emit(channel, { sender: this.webContents, senderFrame: frame });
      });
      await page.exposeBinding('__portMessage', (_source, id: number, data: unknown) => {
        this.#ports.get(id)?.near?.emit('message', { data: unpack(data), ports: [] });
      });
      await page.exposeBinding('__portClosed', (_source, id: number) => {
        this.#ports.get(id)?.near?.emit('close');
      });
      await page.addInitScript(pageSide);
      await page.addInitScript(
        `(() => { const require = () => window.__electron;\n${readFileSync(preloadFile, 'utf8')}\n})()`,
      );
    }
  }

  const electron = {
    app,
    ipcMain,
    BrowserWindow,
    MessageChannelMain,
    Menu: {
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
      setApplicationMenu: (menu: Electron.MenuItemConstructorOptions[]) =>
        (record.applicationMenu = menu),
    },
    powerMonitor,
    screen: {
      getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
    },
    shell: { showItemInFolder: (path: string) => void record.revealed.push(path) },
    Tray,
    protocol: {
      registerSchemesAsPrivileged: () => undefined,
      handle: (_scheme: string, handler: typeof handleApp) => (handleApp = handler),
    },
    session: {
      defaultSession: {
        setPermissionRequestHandler: (handler: any) => (record.permissionRequest = handler),
        setPermissionCheckHandler: (handler: any) => (record.permissionCheck = handler),
      },
    },
    safeStorage: {
      isEncryptionAvailable: () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptString: (text: string) => Buffer.from(text).map((byte) => byte ^ 255),
      decryptString: (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 255)).toString(),
    },
    utilityProcess: {
      fork: () => {
        const child = fork(hostEntry, {
          serialization: 'advanced',
          stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        });
        record.children.push(child);
        return Object.assign(child, {
          postMessage: (message: object) => child.connected && child.send(message),
        });
      },
    },
  };
  return { electron: electron as unknown as ElectronApi, record, app, ipcMain, powerMonitor };
}

/** The end of a message channel that goes to a page. */
interface FarPort {
  readonly id: number;
  deliver: ((data: unknown) => void) | null;
  readonly waiting: unknown[];
  near: EventEmitter | null;
}

/** Bytes cross to the page as base64 within JSON's shapes; arrays of numbers keep their kind. */
function pack(data: unknown): unknown {
  if (data instanceof ArrayBuffer)
    return { base64: Buffer.from(data).toString('base64'), kind: '' };
  if (ArrayBuffer.isView(data)) {
    const { buffer, byteOffset, byteLength } = data;
    const base64 = Buffer.from(buffer, byteOffset, byteLength).toString('base64');
    const kind = Buffer.isBuffer(data) ? 'Uint8Array' : data.constructor.name;
    return { base64, kind };
  }
  if (Array.isArray(data)) return data.map(pack);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, pack(value)]));
}

function unpack(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(unpack);
  if (typeof data !== 'object' || data === null) return data;
  if ('base64' in data && 'kind' in data) {
    const bytes = Uint8Array.from(Buffer.from(data.base64 as string, 'base64'));
    return data.kind === 'Float32Array' ? new Float32Array(bytes.buffer) : bytes;
  }
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, unpack(value)]));
}

/** Runs in the page before the preload: Electron's modules for it, and the far ends of the ports. */
function pageSide(): void {
  const scope = window as any;
  const listeners = new Map<string, (event: { ports: MessagePort[] }) => void>();
  const farEnds = new Map<number, MessagePort>();
  scope.__electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => (scope[name] = value) },
    ipcRenderer: {
      send: (channel: string) => scope.__toMain(channel),
      on: (channel: string, listener: (event: { ports: MessagePort[] }) => void) =>
        listeners.set(channel, listener),
    },
  };
  const encode = async (data: any): Promise<unknown> => {
    if (data instanceof Blob) return encode(new Uint8Array(await data.arrayBuffer()));
    if (data instanceof ArrayBuffer) return encode(new Uint8Array(data));
    if (ArrayBuffer.isView(data)) {
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      let text = '';
      for (let i = 0; i < bytes.length; i += 8192) {
        text += String.fromCharCode(...bytes.subarray(i, i + 8192));
      }
      return { base64: btoa(text), kind: data.constructor.name };
    }
    if (Array.isArray(data)) return Promise.all(data.map(encode));
    if (typeof data !== 'object' || data === null) return data;
    const entries = Object.entries(data).map(async ([key, value]) => [key, await encode(value)]);
    return Object.fromEntries(await Promise.all(entries));
  };
  const decode = (data: any): any => {
    if (Array.isArray(data)) return data.map(decode);
    if (typeof data !== 'object' || data === null) return data;
    if ('base64' in data && 'kind' in data) {
      const bytes = Uint8Array.from(atob(data.base64), (c) => c.charCodeAt(0));
      return data.kind === 'Float32Array' ? new Float32Array(bytes.buffer) : bytes;
    }
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, decode(value)]));
  };
  scope.__fromMain = (id: number, channel: string) => {
    const { port1, port2 } = new MessageChannel();
    farEnds.set(id, port1);
    port1.addEventListener('message', async ({ data }) =>
      scope.__portMessage(id, await encode(data)),
    );
    port1.addEventListener('close', () => scope.__portClosed(id));
    port1.start();
    listeners.get(channel)!({ ports: [port2] });
  };
  scope.__toPort = (id: number, data: unknown) => farEnds.get(id)!.postMessage(decode(data));
}
