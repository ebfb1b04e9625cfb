// The built desktop shell under the double of Electron, its windows blank: how it starts, what it answers, how it ends.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { kithContract } from '../../electron/contract/index.ts';
import { sourcesHash } from '../../electron/platform/sources-hash.ts';
import { inRoot } from '../../electron/shells/node-shell.ts';
import { startBuiltDesktop, type RunningDesktop } from '../support/desktop.ts';
import type { BlankPage } from '../support/electron/blank-renderer.ts';
import type { BrowserWindow } from '../support/electron/browser-window.ts';
import { temporaryFolder } from '../support/folders.ts';

/** The visible window, once it is there. */
async function windowOf({ double }: RunningDesktop): Promise<BrowserWindow> {
  const find = () => double.windows.all.find(({ options }) => options.title === 'Kith');
  await expect.poll(find).toBeDefined();
  return find()!;
}

/** Waits until the process of a host has ended, whatever Electron says of it. */
async function ended({ double }: RunningDesktop, index: number): Promise<void> {
  const { child } = double.children[index]!;
  await expect.poll(() => child.exitCode !== null || child.signalCode !== null).toBe(true);
}

const logOf = ({ log }: RunningDesktop): string =>
  existsSync(log) ? readFileSync(log, 'utf8') : '';

const mainPage = (pages: readonly BlankPage[]): BlankPage =>
  pages.find(({ options }) => options.title === 'Kith')!;

test('it starts, shows one window, and quits with everything it started', async () => {
  const desktop = await startBuiltDesktop();
  const window = await windowOf(desktop);
  await expect.poll(() => window.shown).toBe(true);
  await expect.poll(() => desktop.double.children.length).toBeGreaterThan(0);
  expect(desktop.dataFolder).toMatch(/\/Kith\/gallery$/);
  desktop.double.app.quit();
  expect(await desktop.double.quit).toBe(0);
  for (const i of desktop.double.children.keys()) await ended(desktop, i);
  expect(desktop.double.dialogs).toEqual([]);
  expect(logOf(desktop)).not.toMatch(/host ended|"level":"error"/);
});

test('the bundle knows the sources that it was made of, as the other shells do', async () => {
  const desktop = await startBuiltDesktop();
  desktop.double.app.quit();
  await desktop.double.quit;
  const bundle = readFileSync(inRoot('out/desktop/main.js'), 'utf8');
  expect(bundle).toContain(await sourcesHash(inRoot('.')));
  expect(bundle).not.toContain('KITH_SOURCES_SHA256');
});

test('closing the window quits, and the model host’s hidden window is not opened again for it', async () => {
  const desktop = await startBuiltDesktop();
  const window = await windowOf(desktop);
  const hidden = () =>
    desktop.double.windows.all.filter(({ options }) => options.title !== 'Kith').length;
  await expect.poll(hidden).toBeGreaterThan(0);
  const before = hidden();
  window.close();
  expect(await desktop.double.quit).toBe(0);
  expect(hidden()).toBe(before);
});

test('a second instance ends at once, and shows nothing', async () => {
  const { double } = await startBuiltDesktop({ anotherInstance: true });
  expect(await double.quit).toBe(0);
  expect(double.windows.all).toEqual([]);
});

test('one that is started again shows its window, also while it quits', async () => {
  const desktop = await startBuiltDesktop();
  const window = await windowOf(desktop);
  window.minimize();
  desktop.double.emit(desktop.double.app, 'second-instance');
  expect(window.isMinimized()).toBe(false);
  desktop.double.app.on('will-quit', () => {
    desktop.double.emit(desktop.double.app, 'second-instance');
    desktop.double.emit(desktop.double.trays[0]!, 'click');
  });
  desktop.double.app.quit();
  await desktop.double.quit;
  expect(desktop.double.dialogs).toEqual([]);
});

test('a gallery that cannot be opened is said in a dialog, and ends the app', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'gallery.db'), 'not a database');
  const { double } = await startBuiltDesktop({ args: ['--data', folder] });
  expect(await double.quit).toBe(1);
  expect(double.dialogs).toEqual([
    [
      `The gallery can’t be opened without its key. (${join(folder, 'key.json')} is missing)`,
      expect.any(String),
    ],
  ]);
  expect(double.windows.all).toEqual([]);
});

test('which gallery cannot be opened, and why, is said in the system’s language', async () => {
  const system = vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions');
  onTestFinished(() => system.mockRestore());
  const options = new Intl.DateTimeFormat('de').resolvedOptions();
  system.mockReturnValue({ ...options, locale: 'de-AT' });
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'gallery.db'), 'not a database');
  const { double } = await startBuiltDesktop({ args: ['--data', folder] });
  expect(await double.quit).toBe(1);
  expect(double.dialogs).toEqual([
    [
      `Ohne ihren Schlüssel lässt sich die Galerie nicht öffnen. (${join(folder, 'key.json')} fehlt)`,
      'Stell den Schlüssel wieder her, mit dem sie angelegt wurde. Hast du ihren Wiederherstellungsschlüssel aufgeschrieben, nimmt „kith recover“ ihn, aber nicht für die Desktop-App. Die Galerie ist unverändert.',
    ],
  ]);
});

test.each([
  ['--data FOLDER', (folder: string) => ['--data', folder]],
  ['--data=FOLDER', (folder: string) => [`--data=${folder}`]],
])('%s names the folder of the gallery', async (_name, args) => {
  const folder = join(temporaryFolder(), 'elsewhere');
  const desktop = await startBuiltDesktop({ args: args(folder) });
  await windowOf(desktop);
  expect(readFileSync(join(folder, 'gallery.db')).length).toBeGreaterThan(0);
});

test('--data without a folder is said, and ends the app', async () => {
  const { double } = await startBuiltDesktop({ args: ['--data'] });
  expect(await double.quit).toBe(1);
  expect(double.dialogs).toEqual([[expect.stringContaining('--data'), expect.any(String)]]);
});

test('--data with a file is said, and ends the app', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const { double } = await startBuiltDesktop({ args: ['--data', file] });
  expect(await double.quit).toBe(1);
  expect(double.dialogs).toEqual([
    [`This is a file, not a folder. (${file})`, 'Choose another folder'],
  ]);
});

test('a model host’s fatal error is no dialog of the app’s; another takes its place', async () => {
  const desktop = await startBuiltDesktop();
  await windowOf(desktop);
  await expect.poll(() => desktop.double.children[0]?.pid).toBeDefined();
  const host = desktop.double.children[0]!;
  desktop.double.fail(host);
  await ended(desktop, 0);
  expect(desktop.double.dialogs).toEqual([]);
  await expect.poll(() => desktop.double.children.length).toBeGreaterThan(1);
});

test('quitting before a host was spawned ends it all the same', async () => {
  const desktop = await startBuiltDesktop();
  await expect.poll(() => desktop.double.children.length, { interval: 1 }).toBeGreaterThan(0);
  expect(desktop.double.children[0]!.pid).toBeUndefined();
  desktop.double.app.quit();
  await desktop.double.quit;
  await ended(desktop, 0);
});

test('engines are measured in hosts that give way to everything else', async () => {
  const desktop = await startBuiltDesktop();
  await windowOf(desktop);
  const priorities = () =>
    desktop.double.children.flatMap(({ pid }) => (pid === undefined ? [] : [getPriority(pid)]));
  await expect.poll(() => Math.max(...priorities()), { interval: 20 }).toBeGreaterThan(0);
});

test('a page that dies leads to one that says so; where that one dies too, Kith ends', async () => {
  const desktop = await startBuiltDesktop();
  const window = await windowOf(desktop);
  await expect.poll(() => window.shown).toBe(true);
  window.contents.crash();
  expect(window.contents.getURL()).toBe('app://kith/crashed.html');
  window.contents.crash();
  expect(await desktop.double.quit).toBe(0);
  expect(desktop.double.dialogs).toEqual([
    ['Kith’s window can’t be shown', expect.stringContaining('gallery')],
  ]);
});

test('ports go to the page’s own frame alone', async () => {
  const { pages, ...desktop } = await startBuiltDesktop();
  await windowOf({ pages, ...desktop });
  const page = mainPage(pages);
  const frame = { url: 'app://kith/', parent: null };
  page.send('kith:port', { ...frame, parent: frame });
  page.send('kith:port', { ...frame, url: 'https://evil.example/' });
  page.send('kith:port', { ...frame, url: 'app://kith.evil/' });
  expect(page.ports).toHaveLength(0);
  page.send('kith:port', frame);
  page.send('kith:port', frame);
  expect(page.ports).toHaveLength(2);
});

test('permissions: the camera’s picture and the full screen for our own page, however it is asked for', async () => {
  const desktop = await startBuiltDesktop();
  const window = await windowOf(desktop);
  const { session } = desktop.double;
  const video = { requestingUrl: 'app://kith/', isMainFrame: true, mediaTypes: ['video'] };
  const ask = (permission: string, details: object) =>
    session.ask(window.contents, permission, details);
  expect(ask('media', video)).toBe(true);
  expect(ask('media', { ...video, mediaTypes: ['audio'] })).toBe(false);
  expect(ask('media', { ...video, mediaTypes: undefined })).toBe(false);
  expect(ask('media', { ...video, isMainFrame: false })).toBe(false);
  for (const permission of ['fullscreen', 'screen-wake-lock']) {
    expect(ask(permission, { requestingUrl: 'app://kith/', isMainFrame: true })).toBe(true);
    expect(ask(permission, { requestingUrl: 'https://evil.example/', isMainFrame: true })).toBe(
      false,
    );
    const looked = { isMainFrame: false, embeddingOrigin: 'app://kith/' };
    expect(session.check(null, permission, 'app://kith/', looked)).toBe(true);
    expect(session.check(null, permission, 'https://evil.example/', looked)).toBe(false);
  }
  expect(ask('geolocation', { requestingUrl: 'app://kith/', isMainFrame: true })).toBe(false);
  const look = (contents: object | null, origin: string, details: object) =>
    session.check(contents, 'media', origin, details);
  const seen = { isMainFrame: true, mediaType: 'video', requestingUrl: 'app://kith/' };
  expect(look(window.contents, 'app://kith/', seen)).toBe(true);
  expect(look(window.contents, 'app://kith/', { ...seen, isMainFrame: false })).toBe(false);
  expect(look(window.contents, 'https://evil.example/', seen)).toBe(false);
  const frameless = { isMainFrame: false, embeddingOrigin: 'app://kith/' };
  expect(look(null, 'app://kith/', { ...frameless, mediaType: 'video' })).toBe(true);
  expect(look(null, 'app://kith/', frameless)).toBe(false);
  expect(look(null, 'https://evil.example/', { ...frameless, mediaType: 'video' })).toBe(false);
});

test('a file dropped from a protected folder is read for our own page, and for nobody else', async () => {
  const desktop = await startBuiltDesktop();
  await windowOf(desktop);
  const { session } = desktop.double;
  const file = { isDirectory: false, path: '/etc/ada.jpg' };
  expect(session.wantRestricted({ ...file, origin: 'app://kith/' })).toBe('allow');
  expect(session.wantRestricted({ ...file, origin: 'https://evil.example/' })).toBe('deny');
});

test('pages stay where they are', async () => {
  const desktop = await startBuiltDesktop();
  const window = await windowOf(desktop);
  expect(window.contents.openHandler!({ url: 'app://kith/' })).toEqual({ action: 'deny' });
  const navigate = (event: string, url: string) => {
    let prevented = false;
    window.contents.emit(event, { url, preventDefault: () => (prevented = true) });
    return prevented;
  };
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
    expect(navigate(event, 'https://evil.example/')).toBe(true);
    expect(navigate(event, 'app://kith.evil/')).toBe(true);
    expect(navigate(event, 'app://kith/')).toBe(false);
  }
  expect(navigate('will-attach-webview', '')).toBe(true);
  for (const { options } of desktop.double.windows.all) {
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  }
});

test('every script comes with the policy, those of workers as well', async () => {
  const desktop = await startBuiltDesktop();
  await windowOf(desktop);
  const html = await (await desktop.double.protocol.request('app://kith/')).text();
  const script = /src="(\/[^"]+\.js)"/.exec(html)![1]!;
  const { headers } = await desktop.double.protocol.request(`app://kith${script}`);
  const policy = headers.get('Content-Security-Policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
});

test('on Linux the switch for WebGPU is set before the app is ready', async () => {
  const { double } = await startBuiltDesktop();
  expect(double.app.commandLine.hasSwitch('enable-unsafe-webgpu')).toBe(
    process.platform === 'linux',
  );
  expect(double.app.commandLine.hasSwitch('no-sandbox')).toBe(false);
});

/** Elsewhere Chromium offers WebGPU by itself. */
const MISSING_GPU_SWITCHES: unknown =
  process.platform === 'linux' ? expect.arrayContaining(['--use-angle=vulkan']) : [];

test.each([
  [[], true],
  [['no-sandbox'], false],
])('started with %j, it says of its sandbox: %s', async (switches, sandboxed) => {
  const desktop = await startBuiltDesktop({ switches });
  await windowOf(desktop);
  const page = mainPage(desktop.pages);
  page.send('kith:port', { url: 'app://kith/', parent: null });
  const port = page.ports[0]!;
  port.start();
  const kith: ContractRouterClient<typeof kithContract> = createORPCClient(new RPCLink({ port }));
  expect((await kith.system.status()).chromium).toEqual({
    sandboxed,
    missingGpuSwitches: MISSING_GPU_SWITCHES,
  });
});

test('the key lies in the keyring, or in a file where there is none', async () => {
  for (const [keyring, kept] of [
    ['keyring', 'os'],
    ['basic_text', 'file'],
    ['none', 'file'],
  ] as const) {
    const folder = join(temporaryFolder(), keyring);
    mkdirSync(folder);
    const desktop = await startBuiltDesktop({ keyring, args: ['--data', folder] });
    await windowOf(desktop);
    const note = JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8')) as { kept: string };
    expect([keyring, note.kept]).toEqual([keyring, kept]);
    desktop.double.app.quit();
    await desktop.double.quit;
  }
});
