import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openWindow } from '../../../electron/shells/browser/window.ts';
import { removeLeftWindows } from '../../../electron/shells/browser/window-folders.ts';
import { temporaryFolder } from '../../support/folders.ts';
import { needing } from '../../support/needing.ts';

const address = `http://127.0.0.1:4000/?token=${'5e'.repeat(32)}`;

/** What a data folder has of windows. */
const leftIn = (folder: string): string[] => readdirSync(join(folder, 'windows'));

test('a browser that cannot be started shows nothing, ends nothing, and leaves nothing', async () => {
  const folder = temporaryFolder();
  const { closed } = await openWindow(join(folder, 'gone'), address, folder);
  await expect(closed).resolves.toBeUndefined();
  expect(leftIn(folder)).toEqual([]);
});

const namesUnder = (folder: string): Set<string> =>
  new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }));

/** Makes folders with a file in each. */
function fill(folder: string, ...names: string[]): void {
  for (const name of names) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'History'), 'Ada Lovelace');
  }
}

test('what a Kith that was killed has left goes with the next start, and the profiles of earlier versions', async () => {
  const folder = temporaryFolder();
  fill(folder, 'windows/browser-Abc123/profile', 'windows/browser-Def456');
  fill(folder, 'browser-profile/Default', 'browser-abc123/profile/Default', 'packs');
  await removeLeftWindows(folder);
  expect(readdirSync(folder)).toEqual(['packs', 'windows']);
  expect(leftIn(folder)).toEqual([]);
});

test('what is somebody else’s stays, whatever it is called', async () => {
  const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
  fill(folder, 'browser-extension/src', 'browser-plugin/profile', 'browser-plugin/src');
  fill(folder, 'browser-themes', 'browser-profile', 'windows/curtains');
  fill(elsewhere, 'profile/Default', 'Default', 'browser-abc123/profile');
  symlinkSync(elsewhere, join(folder, 'browser-abc123'));
  writeFileSync(join(folder, 'browser-abc456'), 'theirs');
  const before = namesUnder(folder);
  await removeLeftWindows(folder);
  expect(namesUnder(folder)).toEqual(before);

  for (const name of ['windows', 'browser-profile']) {
    const other = temporaryFolder();
    symlinkSync(elsewhere, join(other, name));
    await removeLeftWindows(other);
  }
  expect(readdirSync(elsewhere)).toEqual(['Default', 'browser-abc123', 'profile']);
});

describe('with a browser', () => {
  needing('shell');

  /** A window of a browser that tells its arguments and environment, and stays until it is closed. */
  async function opened(script = 'exec sleep 600') {
    const [place, folder] = [temporaryFolder(), temporaryFolder()];
    const [browser, told] = [join(place, 'browser'), join(place, 'told')];
    writeFileSync(
      browser,
      `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}.new'; env >> '${told}.new'; mv '${told}.new' '${told}'\n${script}\n`,
    );
    chmodSync(browser, 0o755);
    const window = await openWindow(browser, address, folder);
    onTestFinished(() => window.close());
    await expect.poll(() => existsSync(told)).toBe(true);
    return { window, folder, told: readFileSync(told, 'utf8') };
  }

  test('its sandbox stays on, and no secret is in its arguments or environment', async () => {
    const { told } = await opened();
    expect(told).toMatch(/^--app=file:\/\//);
    expect(told).not.toContain('--no-sandbox');
    expect(told).not.toContain('token');
    expect(told).not.toContain('5e5e');
  });

  test('the address is handed over in a file that only the user can read, and that goes once it was used', async () => {
    const { window, told } = await opened();
    const file = fileURLToPath(/^--app=(\S+)/.exec(told)![1]!);
    expect(readFileSync(file, 'utf8')).toContain(address);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700);
    await window.opened();
    expect(existsSync(file)).toBe(false);
  });

  test('its profile is new, may use the camera, notes nothing down, and is gone when it is closed', async () => {
    const { window, folder, told } = await opened();
    const profile = /--user-data-dir=(.*)/.exec(told)![1]!;
    expect(profile.startsWith(folder)).toBe(true);
    const preferences: unknown = JSON.parse(
      readFileSync(join(profile, 'Default', 'Preferences'), 'utf8'),
    );
    const camera = { 'http://127.0.0.1:4000,*': { setting: 1 } };
    expect(preferences).toMatchObject({
      profile: { content_settings: { exceptions: { media_stream_camera: camera } } },
      autofill: { enabled: false },
    });
    writeFileSync(join(profile, 'Default', 'History'), 'Ada Lovelace');
    await window.close();
    expect(leftIn(folder)).toEqual([]);
  });

  test('a browser that hangs is ended all the same, and its profile goes', async () => {
    const { window, folder } = await opened('kill -STOP $$');
    await window.close();
    expect(leftIn(folder)).toEqual([]);
  });

  test('a window that the user closes is gone likewise', async () => {
    const { window, folder } = await opened('exit 1');
    await window.closed;
    expect(leftIn(folder)).toEqual([]);
  });
});
