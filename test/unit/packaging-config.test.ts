import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { fuses, packagingConfig } from '../../build/electron-builder.ts';
import { writeIcons } from '../../build/icons.ts';
import { trayIcon } from '../../electron/shells/desktop/tray-icon.ts';
import { temporaryFolder } from '../support/folders.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('macOS', () => {
  const { mac } = packagingConfig('darwin', 'arm64');

  test('a signed app may use the camera and compile code, and loads no library but its own', () => {
    expect(mac).toMatchObject({ hardenedRuntime: true });
    expect(mac!.extendInfo).toHaveProperty('NSCameraUsageDescription');
    for (const file of [mac!.entitlements!, mac!.entitlementsInherit!]) {
      const plist = readFileSync(`${root}${file}`, 'utf8');
      const granted = [...plist.matchAll(/<key>([^<]+)<\/key>\s*<true\/>/g)].map(([, key]) => key);
      expect(granted).toEqual([
        'com.apple.security.cs.allow-jit',
        'com.apple.security.device.camera',
      ]);
    }
  });

  test('it is installed from a dmg and updated from a zip', () => {
    expect(mac!.target).toEqual(['dmg', 'zip']);
  });

  test('the tray’s picture is a template in both densities: black, on nothing', async () => {
    const folder = temporaryFolder();
    await writeIcons(
      { icon: `${root}renderer/public/icon.svg`, tray: `${root}build/tray-template.svg` },
      folder,
    );
    const file = trayIcon(folder, 'darwin');
    expect(file).toMatch(/Template\.png$/);
    for (const [density, size] of [
      ['', 16],
      ['@2x', 32],
    ] as const) {
      const image = sharp(file.replace('.png', `${density}.png`));
      const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([size, size]);
      const pixels = Array.from({ length: size * size }, (_, i) => data.subarray(i * 4, i * 4 + 4));
      const drawn = pixels.filter(([, , , alpha]) => alpha! > 0);
      expect(drawn.length).toBeGreaterThan(0.3 * pixels.length);
      expect(drawn.length).toBeLessThan(0.8 * pixels.length);
      const black = drawn.filter((pixel) => pixel.subarray(0, 3).every((value) => value === 0));
      expect(black).toHaveLength(drawn.length);
    }
    expect(trayIcon(folder, 'linux')).toBe(`${folder}/32x32.png`);
  });

  test('what the tray shows is packed', () => {
    expect(packagingConfig('darwin', 'arm64').files).toContain(
      'out/desktop/icons/trayTemplate*.png',
    );
  });
});

test('the name of the product, which names the data folder, is the package’s own', () => {
  expect(packageJson.productName).toBe('Kith');
  expect(packagingConfig('linux', 'x64').productName).toBe(packageJson.productName);
});

test('every fuse is set so that nothing of the environment becomes code', () => {
  expect(fuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  });
  for (const target of ['linux', 'darwin', 'win32'] as const) {
    expect(packagingConfig(target, 'x64').electronFuses).toBe(fuses);
  }
});

test('no package adds switches to its launcher: the sandbox stays on wherever the system has one', () => {
  const { linux } = packagingConfig('linux', 'x64');
  expect(linux!.target).toEqual(['AppImage', 'deb']);
  expect(linux!.executableArgs ?? []).toEqual([]);
});
