import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readWindowState } from '../../electron/shells/desktop/window-state.ts';
import { openBrowser } from '../support/browser-shell.ts';
import { startBuiltDesktop } from '../support/desktop.ts';
import { Menu } from '../support/electron/menu.ts';
import { allHiddenBytes } from '../support/electron/structured-clone.ts';
import { temporaryFolder } from '../support/folders.ts';
import { NEVER } from '../support/hang.ts';
import { preparedClip } from '../support/prepared.ts';
import { enrollByCamera, goTo, seeLive, welcome } from '../support/walk.ts';
import { needing } from '../support/needing.ts';

needing('browser');

/** A menu is drawn anew some time later. */
const LATER = { timeout: NEVER };

test('the desktop shell enrolls and recognizes through its preload, its menus and its updates', async () => {
  const { page, problems, close } = await openBrowser(await preparedClip());
  const updater = Object.assign(new EventEmitter(), {
    checkForUpdates: async () => void updater.emit('update-downloaded', { version: '9.0.0' }),
  });
  // As electron-builder leaves it in a package that was made with an address for updates.
  const resourcesPath = temporaryFolder();
  writeFileSync(join(resourcesPath, 'app-update.yml'), '');
  let loads = 0;
  const { double, dataFolder } = await startBuiltDesktop({
    // The one with a title of its own is the model host's, for a GPU that this browser does not have.
    openPage: async ({ title }) => (title === 'Kith' ? page : page.context().newPage()),
    resourcesPath,
    modules: {
      'electron-updater': {
        default: {
          get autoUpdater() {
            loads++;
            return updater;
          },
        },
      },
    },
  });
  try {
    await welcome(page);
    await enrollByCamera(page, 'Ada');
    await seeLive(page, 'Ada');
    await goTo(page, 'Settings');
    await page.getByText('desktop shell').waitFor();
    await page.getByText('GNOME Keyring').waitFor();
    await page.getByText('run in the system’s sandbox').waitFor();
    if (process.platform === 'linux') await page.getByText('With any other card').waitFor();
    expect(problems).toEqual([]);
    const window = double.windows.all.find(({ options }) => options.title === 'Kith')!;
    expect(window.shown).toBe(true);

    const [tray] = double.trays;
    await goTo(page, 'Live');
    tray!.menu!.choose('Pause Recognition');
    await page.getByText('Paused: the camera is off').waitFor();
    tray!.menu!.choose('Resume Recognition');
    await seeLive(page, 'Ada');
    double.powerMonitor.emit('suspend');
    double.powerMonitor.emit('suspend');
    await page.getByText('Paused: the camera is off').waitFor();
    double.powerMonitor.emit('resume');
    await seeLive(page, 'Ada');
    Menu.application!.choose('Open the Data Folder');
    Menu.application!.choose('Show the Log');
    await goTo(page, 'Settings');
    await page.getByRole('button', { name: 'Open' }).click();
    await expect
      .poll(() => double.revealed)
      .toEqual([dataFolder, join(dataFolder, 'kith.log'), dataFolder]);
    expect(loads).toBe(0);
    await page.getByLabel('Check for updates').focus();
    await page.keyboard.press('Space');
    await page.getByText('Version 9.0.0 is ready').waitFor();
    expect(loads).toBe(1);

    // Page, menus and tray change their language at once.
    await page.getByText('Deutsch', { exact: true }).click();
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    await vi.waitFor(() => tray!.menu!.choose('Erkennung pausieren'), LATER);
    await vi.waitFor(() => tray!.menu!.choose('Erkennung fortsetzen'), LATER);
    Menu.application!.choose('Protokoll anzeigen');
    await page.getByText('English', { exact: true }).click();
    await vi.waitFor(() => tray!.menu!.choose('Pause Recognition'), LATER);
    await vi.waitFor(() => tray!.menu!.choose('Resume Recognition'), LATER);

    // A page that is loaded anew gets a port of its own.
    await page.reload();
    await page.getByText('desktop shell').waitFor();
    window.contents.crash();
    await page.getByText('The page stopped').waitFor();
    await page.getByRole('link', { name: 'Open Kith again' }).click();
    await seeLive(page, 'Ada');
    // A page that died once more is another page: the app goes on.
    window.contents.crash();
    await page.getByText('The page stopped').waitFor();
    await expect
      .poll(() => readFile(join(dataFolder, 'kith.log'), 'utf8'))
      .toContain('the page ended');
    expect(double.dialogs).toEqual([]);
    // Nothing that was sent showed a piece of a larger buffer: all of it would have gone along.
    expect(allHiddenBytes()).toBe(0);

    double.app.quit();
    expect(await double.quit).toBe(0);
    expect(
      readWindowState(
        join(dataFolder, 'window.json'),
        [{ x: 0, y: 0, width: 1920, height: 1080 }],
        { warn: () => undefined },
      ),
    ).toEqual({ bounds: { x: 0, y: 0, width: 1280, height: 860 }, maximized: false });
  } finally {
    await close();
  }
  await expect
    .poll(() =>
      double.children.every(({ child }) => child.exitCode !== null || child.signalCode !== null),
    )
    .toBe(true);
});
