import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { defaultDataFolder } from '../../../electron/platform/paths.ts';

const real = process.platform;

afterEach(() => {
  Object.defineProperty(process, 'platform', { value: real });
  vi.unstubAllEnvs();
});

/** The data folder as it is on another system, whose paths are written as on this one. */
function folderOn(platform: NodeJS.Platform, env: Record<string, string | undefined>): string {
  Object.defineProperty(process, 'platform', { value: platform });
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return defaultDataFolder();
}

// Each of these is where somebody's gallery lies: none may ever change.
describe('data stays where each system keeps such data', () => {
  test('Linux', () => {
    const inHome = join(homedir(), '.local', 'share', 'kith');
    expect(folderOn('linux', { XDG_DATA_HOME: undefined })).toBe(inHome);
    expect(folderOn('linux', { XDG_DATA_HOME: '' })).toBe(inHome);
    expect(folderOn('linux', { XDG_DATA_HOME: '/x' })).toBe(join('/x', 'kith'));
  });

  test('macOS', () => {
    const inHome = join(homedir(), 'Library', 'Application Support', 'Kith');
    expect(folderOn('darwin', {})).toBe(inHome);
  });

  test('Windows', () => {
    const inHome = join(homedir(), 'AppData', 'Local', 'Kith');
    expect(folderOn('win32', { LOCALAPPDATA: undefined })).toBe(inHome);
    expect(folderOn('win32', { LOCALAPPDATA: '/L' })).toBe(join('/L', 'Kith'));
  });
});
