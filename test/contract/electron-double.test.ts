// What the double of Electron refuses: a program that breaks one of Electron's rules fails on it.
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { blankRenderers, type BlankPage } from '../support/electron/blank-renderer.ts';
import { ElectronDouble, runUnderElectron } from '../support/electron/index.ts';
import type { Keyring } from '../support/electron/safe-storage.ts';
import { allHiddenBytes } from '../support/electron/structured-clone.ts';
import { temporaryFolder } from '../support/folders.ts';

/** A program in a folder of its own: the text of its entry module. */
function program(text: string, packageJson: object = { name: 'program' }) {
  const appPath = temporaryFolder();
  writeFileSync(join(appPath, 'package.json'), JSON.stringify(packageJson));
  const entry = join(appPath, 'main.mjs');
  writeFileSync(entry, text);
  return { appPath, entry };
}

/** A double, ready or not, whose windows show blank pages. */
function double({
  ready = true,
  keyring = 'keyring',
}: { ready?: boolean; keyring?: Keyring } = {}) {
  const { appPath } = program('');
  const pages: BlankPage[] = [];
  const electron: ElectronDouble = new ElectronDouble({
    appPath,
    keyring,
    openRenderer: blankRenderers(() => electron.protocol, pages),
  });
  electron.protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true } },
  ]);
  if (ready) {
    electron.app.becomeReady();
    electron.protocol.handle('app', () => new Response(''));
  }
  const api = electron.api;
  return { electron, api, pages };
}

const turns = async (): Promise<void> => {
  for (let i = 0; i < 5; i++) await new Promise(setImmediate);
};

describe('starting', () => {
  test('an entry module that waits for ready is waited for in vain', async () => {
    const { entry, appPath } = program(`import { app } from 'electron'; await app.whenReady();`);
    await expect(runUnderElectron(entry, { appPath, patience: 200 })).rejects.toThrow(
      'still being evaluated',
    );
  });

  test('ready comes once it has been evaluated', async () => {
    const { entry, appPath } = program(
      `import { app } from 'electron';
       await Promise.resolve();
       globalThis.wasReady = app.isReady();
       app.whenReady().then(() => app.exit(7));`,
    );
    const { quit } = await runUnderElectron(entry, { appPath });
    expect(Reflect.get(globalThis, 'wasReady')).toBe(false);
    expect(await quit).toBe(7);
  });

  test.each([
    ['fork', 'utilityProcess.fork("x")', 'utilityProcess cannot be created before app is ready'],
    ['BrowserWindow', 'new BrowserWindow()', 'Cannot create BrowserWindow before app is ready'],
    ['Tray', 'new Tray("x.png")', 'Cannot create Tray before app is ready'],
    ['defaultSession', 'session.defaultSession', 'Session can only be received when app is ready'],
    ['handle', 'protocol.handle("app", () => 0)', 'Session can only be received when app is ready'],
    ['screen', 'screen.getAllDisplays()', "can't be used before the app 'ready' event"],
  ])('before ready %s throws', async (_name, use, message) => {
    const { entry, appPath } = program(
      `import { BrowserWindow, protocol, screen, session, Tray, utilityProcess } from 'electron'; ${use};`,
    );
    await expect(runUnderElectron(entry, { appPath })).rejects.toThrow(message);
  });

  test('after ready no scheme can be declared and no switch be set; an undeclared scheme shows nothing', async () => {
    const { api } = double();
    expect(() => api.protocol.registerSchemesAsPrivileged([])).toThrow('before app is ready');
    expect(() => api.app.commandLine.appendSwitch('any')).toThrow('too late');
    const { electron } = double();
    electron.protocol.handle('other', () => new Response(''));
    await expect(electron.protocol.request('other://x/')).rejects.toThrow('no standard scheme');
  });

  test('the data folder has the name of the product', () => {
    const named = (packageJson: object) =>
      new ElectronDouble({ appPath: program('', packageJson).appPath }).app.getPath('userData');
    expect(named({ name: 'kith' })).toMatch(/\/kith$/);
    expect(named({ name: 'kith', productName: 'Kith' })).toMatch(/\/Kith$/);
  });
});

describe('quitting', () => {
  test('goes by before-quit, each window, will-quit; pages take time to leave', async () => {
    const { electron, api } = double();
    const told: string[] = [];
    const window = new api.BrowserWindow();
    api.app.on('before-quit', () => told.push('before-quit'));
    window.on('close', () => told.push(`close, ${electron.windows.open.length} open`));
    window.on('closed', () => told.push(`closed, ${electron.windows.open.length} open`));
    api.app.on('will-quit', () => told.push(`will-quit, ${electron.windows.open.length} open`));
    api.app.quit();
    expect(told).toEqual(['before-quit']);
    expect(await electron.quit).toBe(0);
    expect(told).toEqual(['before-quit', 'close, 1 open', 'closed, 1 open', 'will-quit, 0 open']);
  });

  test('never ends where a window is opened for each that closes', async () => {
    const { electron, api } = double();
    const open = (): void => void new api.BrowserWindow().on('closed', open);
    open();
    api.app.quit();
    const ended = await Promise.race([
      electron.quit,
      new Promise((resolve) => setTimeout(resolve, 200, 'still there')),
    ]);
    expect(ended).toBe('still there');
  });

  test('can be prevented', async () => {
    const { electron, api } = double();
    new api.BrowserWindow().on('close', (event) => event.preventDefault());
    api.app.quit();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(electron.windows.open).toHaveLength(1);
  });
});

describe('what was destroyed', () => {
  test('a window and its page throw at every call, but isDestroyed', async () => {
    const { api } = double();
    const window = new api.BrowserWindow();
    const { webContents } = window;
    window.destroy();
    expect(window.isDestroyed()).toBe(true);
    for (const call of [
      () => window.show(),
      () => window.isMinimized(),
      () => window.webContents,
      () => window.destroy(),
    ]) {
      expect(call).toThrow('Object has been destroyed');
    }
    await turns();
    expect(webContents.isDestroyed()).toBe(true);
    expect(() => webContents.postMessage('any', null)).toThrow('Object has been destroyed');
    expect(() => webContents.loadURL('app://x/')).toThrow('Object has been destroyed');
  });
});

describe('a page', () => {
  test('is printed with options that Electron takes, while it lives, and not once it died', async () => {
    const window = new (double().api.BrowserWindow)();
    const { webContents } = window;
    expect(String(await webContents.printToPDF({ preferCSSPageSize: true }))).toMatch(/^%PDF/);
    const wrong = [
      [{ landscape: 1 }, 'landscape must be a boolean'],
      [{ pageSize: 'A9' }, 'Invalid pageSize A9'],
      [{ margins: { top: 12 } }, 'margins must be less than or equal to pageSize'],
    ] as const;
    for (const [options, message] of wrong) {
      await expect(webContents.printToPDF(options as object)).rejects.toThrow(message);
    }
    const dying = new (double().api.BrowserWindow)();
    const printing = dying.webContents.printToPDF({});
    (dying.webContents as unknown as { crash: () => void }).crash();
    await expect(printing).rejects.toThrow('the page has no process');
    window.destroy();
    await turns();
    await expect(webContents.printToPDF({})).rejects.toThrow('Object has been destroyed');
  });
});

describe('ports', () => {
  const channel = () => new (double().api.MessageChannelMain)();

  test('deliver nothing before they are started, and then everything', async () => {
    const { port1, port2 } = channel();
    const heard: unknown[] = [];
    port2.on('message', ({ data }) => heard.push(data));
    port1.postMessage('early');
    await turns();
    expect(heard).toEqual([]);
    port2.start();
    port1.postMessage('late');
    await turns();
    expect(heard).toEqual(['early', 'late']);
  });

  test('throw when they are transferred a second time, and are silent after the first', async () => {
    const [{ port1, port2 }, carrier] = [channel(), channel()];
    carrier.port1.postMessage(null, [port2]);
    expect(() => carrier.port1.postMessage(null, [port2])).toThrow('already neutered');
    expect(() => carrier.port1.postMessage(null, [carrier.port1])).toThrow('the source port');
    expect(() => carrier.port1.postMessage(null, [port1, port1])).toThrow('a duplicate');
    const heard = once(carrier.port2, 'message');
    carrier.port2.start();
    const [{ ports }] = await heard;
    const answered = once(port1, 'message');
    port1.start();
    port2.postMessage('of the neutered one');
    ports[0].postMessage('of the one that arrived');
    expect((await answered)[0].data).toBe('of the one that arrived');
  });

  test('emit close at both ends', async () => {
    const { port1, port2 } = channel();
    const closed: string[] = [];
    port1.on('close', () => closed.push('one'));
    port2.on('close', () => closed.push('two'));
    port1.start();
    port2.start();
    port1.close();
    await turns();
    expect(closed).toEqual(['one', 'two']);
  });

  test.each([
    ['a Blob', new Blob(['x'])],
    ['a Blob within', { files: [new Blob(['x'])] }],
    ['a function', { call: () => 0 }],
  ])('refuse %s', (_name, message) => {
    expect(() => channel().port1.postMessage(message)).toThrow('could not be cloned');
  });

  test('clone the whole buffer beneath a view, and it is counted', async () => {
    const { port1, port2 } = channel();
    const heard = once(port2, 'message');
    port2.start();
    const before = allHiddenBytes();
    port1.postMessage(new Uint8Array(new ArrayBuffer(1000), 10, 5));
    const [{ data }] = await heard;
    expect(data).toHaveLength(5);
    expect(data.buffer.byteLength).toBe(1000);
    expect(allHiddenBytes() - before).toBe(995);
  });
});

describe('utility processes', () => {
  const entry = (text: string): string => program(text).entry;
  const echo = `process.parentPort.on('message', ({ data }) => process.parentPort.postMessage(data));`;

  test('have no id and cannot be killed until they were spawned, nor after they ended', async () => {
    const { api } = double();
    const child = api.utilityProcess.fork(entry(echo));
    expect([child.pid, child.kill()]).toEqual([undefined, false]);
    const spawned = once(child, 'spawn');
    child.postMessage('posted before');
    await spawned;
    expect(child.pid).toBeGreaterThan(0);
    expect((await once(child, 'message'))[0]).toBe('posted before');
    const exited = once(child, 'exit');
    expect(child.kill()).toBe(true);
    expect((await exited)[0]).toBe(0);
    expect([child.pid, child.kill()]).toEqual([undefined, false]);
  });

  test('are heard only after they were spawned, however late that is', async () => {
    const { api, electron } = double();
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const child = api.utilityProcess.fork(
        entry(`process.parentPort.postMessage(1); process.parentPort.postMessage(2);`),
      );
      const heard: unknown[] = [];
      child.on('spawn', () => heard.push('spawn'));
      await new Promise<void>((resolve) => {
        electron.children[0]!.child.on('message', (message) => message === 2 && resolve());
      });
      expect(heard).toEqual([]);
      const spawned = once(child, 'spawn');
      vi.runAllTimers();
      await spawned;
      child.on('message', (message: unknown) => heard.push(message));
      await new Promise(setImmediate);
      expect(heard).toEqual(['spawn', 1, 2]);
      child.kill();
    } finally {
      vi.useRealTimers();
    }
  });

  test('an error that nobody listens to is an uncaught exception', () => {
    const { api, electron } = double();
    const child = api.utilityProcess.fork(entry(echo));
    electron.fail(electron.children[0]!);
    expect(electron.dialogs).toEqual([
      ['A JavaScript error occurred in the main process', expect.stringContaining('FatalError')],
    ]);
    child.on('error', () => undefined);
    electron.fail(electron.children[0]!);
    expect(electron.dialogs).toHaveLength(1);
    electron.children[0]!.child.kill();
  });

  test('have a port to their parent, and not Node’s channel', async () => {
    const { api } = double();
    const child = api.utilityProcess.fork(
      entry(`process.parentPort.postMessage([typeof process.send, process.type]);`),
    );
    expect((await once(child, 'message'))[0]).toEqual(['undefined', 'utility']);
    child.kill();
  });
});

describe('permissions', () => {
  test('are looked up without a frame and without a kind of media, too', () => {
    const { electron, api } = double();
    api.session.defaultSession.setPermissionCheckHandler(
      (contents) => contents!.getURL() === 'app://x/',
    );
    expect(() => electron.session.check(null, 'media', 'app://x', { isMainFrame: false })).toThrow(
      'null',
    );
  });

  test('a restricted file waits until somebody answers', () => {
    const { electron, api } = double();
    const file = { origin: 'app://x/', isDirectory: false, path: '/etc/a.jpg' };
    expect(electron.session.wantRestricted(file)).toBeNull();
    api.session.defaultSession.on('file-system-access-restricted', (_event, _details, answer) =>
      answer('deny'),
    );
    expect(electron.session.wantRestricted(file)).toBe('deny');
  });
});

describe('safeStorage', () => {
  test('is of no use before ready', async () => {
    const { api } = double({ ready: false });
    expect(api.safeStorage.isEncryptionAvailable()).toBe(false);
    expect(await api.safeStorage.isAsyncEncryptionAvailable()).toBe(false);
    expect(api.safeStorage.getSelectedStorageBackend()).toBe('unknown');
    expect(() => api.safeStorage.encryptString('x')).toThrow('before app is ready');
    await expect(api.safeStorage.encryptStringAsync('x')).rejects.toThrow('before app is ready');
  });

  test.each([
    ['keyring', true, 'gnome_libsecret', 'v11'],
    ['basic_text', false, 'basic_text', 'v10'],
    ['none', false, 'gnome_libsecret', 'v10'],
  ] as const)(
    'with %s: synchronous %s, said to be %s, wrapped as %s',
    async (keyring, sync, backend, tag) => {
      const { safeStorage } = double({ keyring }).api;
      expect(safeStorage.isEncryptionAvailable()).toBe(sync);
      expect(await safeStorage.isAsyncEncryptionAvailable()).toBe(true);
      expect(safeStorage.getSelectedStorageBackend()).toBe(backend);
      const wrapped = await safeStorage.encryptStringAsync('secret');
      expect(wrapped.subarray(0, 3).toString()).toBe(tag);
      expect(await safeStorage.decryptStringAsync(wrapped)).toMatchObject({ result: 'secret' });
    },
  );

  test('opens what the synchronous API wrapped, and not without the keyring that did', async () => {
    const { electron, api } = double();
    const wrapped = api.safeStorage.encryptString('secret');
    expect((await api.safeStorage.decryptStringAsync(wrapped)).result).toBe('secret');
    electron.safeStorage.become('none');
    await expect(api.safeStorage.decryptStringAsync(wrapped)).rejects.toThrow('unavailable');
  });
});

describe('tray and menus', () => {
  test('a tray needs a picture that can be loaded', () => {
    const { api } = double();
    const text = join(temporaryFolder(), 'icon.png');
    writeFileSync(text, 'no picture');
    for (const file of ['/nowhere.png', text]) {
      expect(() => new api.Tray(file)).toThrow('Failed to load image');
    }
  });

  test.each([
    ['an unknown role', { role: 'quitt' as 'quit' }, 'no role'],
    ['nothing to show', { click: () => undefined }, 'at least one of label, role or type'],
    ['nothing to do', { label: 'Idle' }, 'would do nothing'],
  ])('an item with %s is refused', (_name, item, message) => {
    const { Menu } = double().api;
    expect(() => Menu.buildFromTemplate([item])).toThrow(message);
    expect(() => Menu.buildFromTemplate([{ label: 'Outer', submenu: [item] }])).toThrow(message);
  });

  test('what is no menu is none', () => {
    const { Menu } = double().api;
    expect(() => Menu.setApplicationMenu([] as never)).toThrow('Invalid menu');
  });
});

test('an app folder without package.json is no app', () => {
  const appPath = join(temporaryFolder(), 'app');
  mkdirSync(appPath);
  expect(() => new ElectronDouble({ appPath })).toThrow('package.json');
});
