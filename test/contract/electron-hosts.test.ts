// Model hosts in Electron's processes and windows, under the double.
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { heicDecoder } from '../../electron/platform/heic/decode-heic.ts';
import { createPortDesk } from '../../electron/shells/desktop/port-desk.ts';
import { spawnUtility } from '../../electron/shells/desktop/utility.ts';
import { openWindowHost } from '../../electron/shells/desktop/window-host.ts';
import { blankRenderers, type BlankPage } from '../support/electron/blank-renderer.ts';
import { ElectronDouble } from '../support/electron/index.ts';
import { temporaryFolder } from '../support/folders.ts';
import { decoderEntry } from '../support/photo-reading.ts';

function readyDouble() {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{"name":"kith"}');
  const entry = join(folder, 'host.mjs');
  writeFileSync(entry, `console.log('here'); process.parentPort.on('message', () => 0);`);
  const pages: BlankPage[] = [];
  const double: ElectronDouble = new ElectronDouble({
    appPath: folder,
    openRenderer: blankRenderers(
      () => double.protocol,
      pages,
      () => true,
    ),
  });
  double.protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
  double.app.becomeReady();
  double.protocol.handle('app', () => new Response(''));
  onTestFinished(() => {
    for (const { child } of double.children) child.kill('SIGKILL');
    double.app.exit();
  });
  const electron = double.api;
  return { double, electron, entry, pages };
}

test('a process says its id when it runs, and what it prints', async () => {
  const { double, electron, entry } = readyDouble();
  const printed: string[] = [];
  const host = spawnUtility(electron, entry, 'Kith model host')((text) => printed.push(text));
  expect(host.pid).toBeUndefined();
  const pid = await new Promise<number | undefined>((resolve) => host.onSpawn(resolve));
  expect([pid, host.pid]).toEqual([double.children[0]!.child.pid, pid]);
  await expect.poll(() => printed.join('')).toContain('here');
});

test('one that is told to end before it runs ends as soon as it does', async () => {
  const { electron, entry } = readyDouble();
  const host = spawnUtility(electron, entry, 'Kith model host')(() => undefined);
  const reason = new Promise<string>((resolve) => host.onExit(resolve));
  host.kill();
  expect(await reason).toBe('code 0');
});

test('a fatal error ends it, and is the reason of its end', async () => {
  const { double, electron, entry } = readyDouble();
  const host = spawnUtility(electron, entry, 'Kith model host')(() => undefined);
  const reason = new Promise<string>((resolve) => host.onExit(resolve));
  await new Promise<number | undefined>((resolve) => host.onSpawn(resolve));
  double.fail(double.children[0]!);
  expect(await reason).toBe('FatalError in v8::Somewhere');
  expect(double.dialogs).toEqual([]);
});

test('HEIC is decoded in a process that ends with it', async () => {
  const { double, electron } = readyDouble();
  const decode = heicDecoder(spawnUtility(electron, decoderEntry, 'Kith photo decoder'));
  const halves = await readFile(new URL('../fixtures/photos/halves.heic', import.meta.url));
  expect(await decode(halves, 0)).toMatchObject({ width: 64, height: 48, pictures: 1 });
  await expect(decode(halves.subarray(0, 100), 0)).rejects.toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
  });
  expect(double.children).toHaveLength(2);
  for (const { child } of double.children)
    await expect.poll(() => child.exitCode ?? child.signalCode).not.toBeNull();
});

test('a window whose page loads anew is over; the next one gets a port of its own', async () => {
  const { double, electron, pages } = readyDouble();
  const handPort = createPortDesk(electron.ipcMain);
  const open = () => openWindowHost(electron, { preload: '/none', handPort }, () => undefined);
  const frame = { url: 'app://kith/host/index.html', parent: null };
  const host = open();
  const reason = new Promise<string>((resolve) => host.onExit(resolve));
  pages[0]!.send('kith:port', frame);
  expect(pages[0]!.ports).toHaveLength(1);
  pages[0]!.send('kith:port', frame);
  expect(await reason).toBe('its page was loaded anew');
  expect(pages[0]!.ports).toHaveLength(1);
  expect(double.windows.open).toEqual([]);
  const next = open();
  pages[1]!.send('kith:port', frame);
  expect(pages[1]!.ports).toHaveLength(1);
  expect(double.dialogs).toEqual([]);
  next.kill();
  await expect.poll(() => double.windows.open).toEqual([]);
});

test.each([
  ['its page dies', 'crashed', (double: ElectronDouble) => double.windows.all[0]!.contents.crash()],
  ['it is closed', 'its window closed', (double: ElectronDouble) => double.windows.all[0]!.close()],
  [
    'its page closes the port',
    'the GPU was lost',
    (_: ElectronDouble, [page]: BlankPage[]) => page!.ports[0]!.close(),
  ],
])('a window is over when %s', async (_name, expected, happen) => {
  const { double, electron, pages } = readyDouble();
  const handPort = createPortDesk(electron.ipcMain);
  const host = openWindowHost(electron, { preload: '/none', handPort }, () => undefined);
  const reason = new Promise<string>((resolve) => host.onExit(resolve));
  pages[0]!.send('kith:port', { url: 'app://kith/host/index.html', parent: null });
  happen(double, pages);
  expect(await reason).toBe(expected);
  await expect.poll(() => double.windows.open).toEqual([]);
});
