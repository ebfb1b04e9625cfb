import { EventEmitter } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ensureBuilt } from '../../build/bundle.ts';
import { readWindowState } from '../../electron/shells/desktop/window-state.ts';
import { startDesktop } from '../../electron/shells/desktop/start-desktop.ts';
import type { Updater } from '../../electron/shells/desktop/updates.ts';
import { openBrowser } from '../support/browser-shell.ts';
import { sampleClip } from '../support/clips.ts';
import { electronDouble } from '../support/electron-double.ts';
import { temporaryFolder } from '../support/gallery.ts';
import { modulesFolder } from '../support/sample-faces.ts';
import { enrollByCamera, goTo, seeLive, welcome } from '../support/walk.ts';
import { needing } from '../support/needing.ts';

needing('browser');

const inOut = (path: string) => fileURLToPath(new URL(`../../out/${path}`, import.meta.url));

test('the desktop shell enrolls and recognizes through its preload, and is locked down as designed', async () => {
  await ensureBuilt('renderer');
  await ensureBuilt('desktop');
  const clip = await sampleClip(mkdtempSync(join(tmpdir(), 'kith-clips-')));
  const { browser, page, problems } = await openBrowser(clip);
  const { electron, record, app, ipcMain, powerMonitor } = electronDouble(
    // The one with a title of its own is the model host's, for a GPU that this browser does not have.
    async ({ title }) => (title === 'Kith' ? page : page.context().newPage()),
    inOut('desktop/preload.cjs'),
    inOut('desktop/host.js'),
  );
  const paths = {
    dataFolder: join(temporaryFolder(), 'gallery'),
    modulesFolder,
    builtPage: inOut('renderer'),
    preload: inOut('desktop/preload.cjs'),
    hostEntry: inOut('desktop/host.js'),
    trayIcon: inOut('desktop/icons/32x32.png'),
  };
  const updater = Object.assign(new EventEmitter(), {
    checkForUpdates: async () => void updater.emit('update-downloaded', { version: '9.0.0' }),
  });
  let updaterLoads = 0;
  const started = await startDesktop(electron, paths, async () => {
    updaterLoads++;
    return updater as unknown as Updater;
  });
  try {
    const { window, kith } = started!;
    await welcome(page);
    await enrollByCamera(page, 'Ada');
    await seeLive(page, 'Ada');
    await goTo(page, 'Settings');
    await page.getByText('desktop shell').waitFor();
    await page.getByText('GNOME Keyring').waitFor();
    expect(await kith.kith.status()).toMatchObject({
      shell: 'desktop',
      key: { kind: 'os', weak: false },
      people: 1,
    });
    expect(problems).toEqual([]);
    expect(record.shown).toBe(true);

    expect(record.windows.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Kith', 'Kith model host']),
    );
    for (const { webPreferences } of record.windows) {
      expect(webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
      });
    }
    expect(record.openHandler!({ url: 'app://kith/' })).toEqual({ action: 'deny' });
    const navigate = (event: string, url: string) => {
      let prevented = false;
      window.webContents.emit(event, { url, preventDefault: () => (prevented = true) });
      return prevented;
    };
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      expect(navigate(event, 'https://evil.example/')).toBe(true);
      expect(navigate(event, 'app://kith.evil/')).toBe(true);
      expect(navigate(event, 'app://kith/')).toBe(false);
    }
    expect(navigate('will-attach-webview', '')).toBe(true);
    const ask = (permission: string, details: object) => {
      let answer: boolean | null = null;
      record.permissionRequest!(
        null,
        permission,
        (allowed: boolean) => (answer = allowed),
        details,
      );
      return answer;
    };
    const video = { requestingUrl: 'app://kith/', isMainFrame: true, mediaTypes: ['video'] };
    expect(ask('media', video)).toBe(true);
    expect(ask('media', { ...video, mediaTypes: ['audio'] })).toBe(false);
    expect(ask('geolocation', { requestingUrl: 'app://kith/', isMainFrame: true })).toBe(false);
    expect(
      record.permissionCheck!(null, 'media', 'app://kith', {
        isMainFrame: true,
        mediaType: 'video',
      }),
    ).toBe(true);
    expect(
      record.permissionCheck!(null, 'media', 'https://evil.example', {
        isMainFrame: true,
        mediaType: 'video',
      }),
    ).toBe(false);

    const choose = (menu: Electron.MenuItemConstructorOptions[], label: string): void => {
      const items = menu.flatMap((item) => [
        item,
        ...((item.submenu ?? []) as Electron.MenuItemConstructorOptions[]),
      ]);
      (items.find((item) => item.label === label)!.click as () => void)();
    };
    await goTo(page, 'Live');
    choose(record.trayMenu, 'Pause Recognition');
    await page.getByText('Paused: the camera is off').waitFor();
    choose(record.trayMenu, 'Resume Recognition');
    await seeLive(page, 'Ada');
    powerMonitor.emit('suspend');
    powerMonitor.emit('suspend');
    await page.getByText('Paused: the camera is off').waitFor();
    powerMonitor.emit('resume');
    await seeLive(page, 'Ada');
    choose(record.applicationMenu, 'Open the Data Folder');
    choose(record.applicationMenu, 'Show the Log');
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Open' }).click();
    await expect
      .poll(() => record.revealed)
      .toEqual([paths.dataFolder, join(paths.dataFolder, 'kith.log'), paths.dataFolder]);
    expect(updaterLoads).toBe(0);
    await page.getByLabel('Look for newer versions').focus();
    await page.keyboard.press('Space');
    await page.getByText('Version 9.0.0 is ready').waitFor();
    expect(updaterLoads).toBe(1);
    window.emit('close');
    expect(
      readWindowState(join(paths.dataFolder, 'window.json'), [
        { x: 0, y: 0, width: 1920, height: 1080 },
      ]),
    ).toEqual({ bounds: { x: 10, y: 20, width: 1000, height: 700 }, maximized: true });

    // A frame inside the page, another page, and another window get no port.
    const listeners = window.webContents.listenerCount('message');
    let handed = 0;
    window.webContents.postMessage = () => void handed++;
    const frame = { url: 'app://kith/', parent: null };
    ipcMain.emit('kith:port', {
      sender: window.webContents,
      senderFrame: { ...frame, parent: frame },
    });
    ipcMain.emit('kith:port', {
      sender: window.webContents,
      senderFrame: { ...frame, url: 'https://evil.example/' },
    });
    ipcMain.emit('kith:port', { sender: {}, senderFrame: frame });
    expect(handed).toBe(0);
    ipcMain.emit('kith:port', { sender: window.webContents, senderFrame: frame });
    expect(handed).toBe(1);
    expect(window.webContents.listenerCount('message')).toBe(listeners);

    window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    await page.getByText('The page stopped').waitFor();
    expect(await readFile(join(paths.dataFolder, 'kith.log'), 'utf8')).toContain('the page ended');
  } finally {
    await browser.close();
    app.emit('will-quit');
  }
  await expect
    .poll(() =>
      record.children.every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null),
    )
    .toBe(true);
});

test('a second instance ends at once and leaves the first alone', async () => {
  let quit = 0;
  const electron = { app: { requestSingleInstanceLock: () => false, quit: () => quit++ } };
  expect(await startDesktop(electron as never, {} as never, null)).toBeNull();
  expect(quit).toBe(1);
});
