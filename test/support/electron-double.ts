import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { ElectronApi } from '../../electron/shells/desktop/electron-api.ts';

/** Where the double serves what Electron would serve under `app://kith`: Chromium knows no such scheme. */
const ORIGIN = 'https://kith.test';

/**
 * A double of Electron that implements just what the desktop shell uses. The window is a page of a real Chromium: `app://`
 * requests go to the shell's protocol handler, the preload runs in the page, and message ports are carried across.
 */
export function electronDouble(page: Page, preloadFile: string, hostEntry: string) {
  const ipcMain = new EventEmitter();
  const app = Object.assign(new EventEmitter(), {
    requestSingleInstanceLock: () => true,
    whenReady: async () => undefined,
    quit: () => app.emit('quit'),
  });
  const record = {
    windowOptions: null as Electron.BrowserWindowConstructorOptions | null,
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
  const ports = new Map<
    number,
    EventEmitter & { postMessage(data: unknown): void; start(): void }
  >();
  let nextPort = 1;

  /** One end in Node; the other is made in the page when it is sent there. */
  class MessageChannelMain {
    readonly port2 = { id: nextPort++ };
    readonly port1 = Object.assign(new EventEmitter(), {
      postMessage: (data: unknown) =>
        void page
          .evaluate(([id, message]) => (window as any).__toPort(id, message), [
            this.port2.id,
            pack(data),
          ] as const)
          .catch(() => undefined),
      start: () => undefined,
      close: () => undefined,
    });
    constructor() {
      ports.set(this.port2.id, this.port1);
    }
  }

  class BrowserWindow extends EventEmitter {
    readonly webContents = Object.assign(new EventEmitter(), {
      setWindowOpenHandler: (handler: typeof record.openHandler) => (record.openHandler = handler),
      postMessage: (channel: string, _message: unknown, [port]: { id: number }[]) =>
        void page.evaluate(([name, id]) => (window as any).__fromMain(name, id), [
          channel,
          port!.id,
        ] as const),
    });
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super();
      record.windowOptions = options;
    }
    show() {
      record.shown = true;
    }
    isMinimized = () => false;
    isMaximized = () => true;
    maximize = () => undefined;
    getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 });
    focus = () => undefined;
    restore = () => undefined;
    async loadURL(url: string) {
      record.loaded.push(url);
      if (record.loaded.length > 1) {
        await page.goto(url.replace('app://kith', ORIGIN));
        return;
      }
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
        ports.get(id)!.emit('message', { data: unpack(data) });
      });
      await page.addInitScript(pageSide);
      await page.addInitScript(
        `(() => { const require = () => window.__electron;\n${readFileSync(preloadFile, 'utf8')}\n})()`,
      );
      await page.goto(url.replace('app://kith', ORIGIN));
      this.emit('ready-to-show');
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

/** Bytes cross to the page as base64, text as it is. */
function pack(data: unknown): unknown {
  if (typeof data === 'string') return data;
  if (data instanceof ArrayBuffer) return { base64: Buffer.from(data).toString('base64') };
  const view = data as Uint8Array;
  return { base64: Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString('base64') };
}

function unpack(data: unknown): unknown {
  if (typeof data === 'string') return data;
  return Uint8Array.from(Buffer.from((data as { base64: string }).base64, 'base64'));
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
  scope.__fromMain = (channel: string, id: number) => {
    const { port1, port2 } = new MessageChannel();
    farEnds.set(id, port1);
    port1.addEventListener('message', async ({ data }) => {
      if (typeof data === 'string') return scope.__portMessage(id, data);
      const bytes = new Uint8Array(data instanceof Blob ? await data.arrayBuffer() : data);
      let text = '';
      for (let i = 0; i < bytes.length; i += 8192) {
        text += String.fromCharCode(...bytes.subarray(i, i + 8192));
      }
      return scope.__portMessage(id, { base64: btoa(text) });
    });
    port1.start();
    listeners.get(channel)!({ ports: [port2] });
  };
  scope.__toPort = (id: number, data: string | { base64: string }) => {
    const port = farEnds.get(id)!;
    if (typeof data === 'string') port.postMessage(data);
    else port.postMessage(Uint8Array.from(atob(data.base64), (c) => c.charCodeAt(0)));
  };
}
