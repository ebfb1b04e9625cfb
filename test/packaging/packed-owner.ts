// Runs the packed desktop shell's owner in plain Node, with a double in Electron's place, and uses it as the page would.
import { fork } from 'node:child_process';
import { accessSync } from 'node:fs';
import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { kithContract, NewSample } from '../../electron/contract/index.ts';

const [appFolder, resourcesFolder, dataFolder, ...photos] = process.argv.slice(2) as [
  string,
  string,
  string,
  ...string[],
];
const children: ReturnType<typeof fork>[] = [];
const ports = new EventEmitter();
let serve: (request: Request) => Promise<Response> = () => Promise.reject(new Error('no handler'));

class BrowserWindow extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), {
    setWindowOpenHandler: () => undefined,
    postMessage: (_channel: string, _message: unknown, [port]: MessagePort[]) =>
      ports.emit('port', port),
  });
  isDestroyed = () => false;
  destroy = () => undefined;
  async loadURL(url: string) {
    if (!url.includes('/host/')) {
      windows.push(this);
      return;
    }
    // The model host's window: it is served, and finds no GPU here.
    const { status } = await serve(new Request(url));
    this.webContents.emit('did-fail-load', {}, -1, `no page in this double (${status})`);
  }
}
const windows: BrowserWindow[] = [];
const ipcMain = new EventEmitter();
const double = {
  app: Object.assign(new EventEmitter(), {
    isPackaged: true,
    getAppPath: () => appFolder,
    getPath: () => dataFolder,
    requestSingleInstanceLock: () => true,
    whenReady: async () => undefined,
    quit: () => undefined,
    exit: (code: number) => process.exit(code),
  }),
  BrowserWindow,
  dialog: { showErrorBox: (title: string, text: string) => console.error(title, text) },
  ipcMain,
  MessageChannelMain: MessageChannel,
  Menu: { buildFromTemplate: () => null, setApplicationMenu: () => undefined },
  powerMonitor: new EventEmitter(),
  screen: { getAllDisplays: () => [] },
  shell: {},
  Tray: class extends EventEmitter {
    constructor(icon: string) {
      super();
      accessSync(icon);
    }
    setToolTip = () => undefined;
    setContextMenu = () => undefined;
  },
  protocol: {
    registerSchemesAsPrivileged: () => undefined,
    handle: (_scheme: string, handler: typeof serve) => (serve = handler),
  },
  safeStorage: { isEncryptionAvailable: () => false },
  session: {
    defaultSession: {
      setPermissionRequestHandler: () => undefined,
      setPermissionCheckHandler: () => undefined,
    },
  },
  utilityProcess: {
    fork: (entry: string) => {
      const child = fork(entry, {
        serialization: 'advanced',
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      children.push(child);
      return Object.assign(child, {
        postMessage: (message: object) => child.connected && child.send(message),
      });
    },
  },
};
Object.assign(globalThis, { electronDouble: double });
Object.assign(process, { resourcesPath: resourcesFolder });
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: 'double:electron', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === 'double:electron'
      ? {
          format: 'module',
          source: Object.keys(double)
            .map((name) => `export const ${name} = globalThis.electronDouble.${name};`)
            .join('\n'),
          shortCircuit: true,
        }
      : next(url, context),
});
await import(pathToFileURL(join(appFolder, 'out/desktop/main.js')).href);

const page = async (path: string) => {
  const response = await serve(new Request(`app://kith${path}`));
  return { status: response.status, text: await response.text() };
};
const index = await page('/');
const opened = [...index.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path!);
const statuses: Record<string, number> = { '/': index.status };
for (const path of [...opened, '/packs/finder/meshWeights']) {
  statuses[path] = (await page(path)).status;
}

const handed = once(ports, 'port');
ipcMain.emit('kith:port', {
  sender: windows[0]!.webContents,
  senderFrame: { url: 'app://kith/', parent: null },
});
const [port] = (await handed) as [MessagePort];
const kith: ContractRouterClient<typeof kithContract> = createORPCClient(new RPCLink({ port }));
const read = async (file: string) =>
  kith.enrollment.readPhoto({ file: new Blob([await readFile(file)]), name: file });
const samples: NewSample[] = [];
for (const file of photos.slice(0, -2)) {
  const { chip, quality } = await read(file);
  samples.push({ chip, quality, source: 'photo', takenAt: new Date() });
}
await kith.enrollment.enroll({
  attempt: crypto.randomUUID(),
  name: 'Ada',
  consent: { acceptedAt: new Date(), wording: 'Agreed' },
  samples,
});
const decisions: unknown[] = [];
for (const [track, file] of photos.slice(-2).entries()) {
  const { chip, quality } = await read(file);
  const faces = [{ track, chip, quality }];
  let last;
  for (let frame = 0; frame < 12; frame++) {
    last = (await kith.recognition.recognize({ camera: 'test', faces })).decisions[0];
  }
  decisions.push(last);
}
const { engine, version } = await kith.system.status();
process.send!({ statuses, decisions, engine, version });
double.app.emit('will-quit');
for (const child of children) child.kill();
process.exit(0);
