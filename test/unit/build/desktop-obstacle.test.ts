import { expect, test } from 'vitest';
import {
  obstacleToElectron,
  obstacleToSandbox,
  type Machine,
} from '../../../build/desktop-obstacle.ts';

/** A person at a Linux desktop, unless the test says otherwise. */
const machine = (other: Partial<Machine> = {}): Machine => ({
  platform: 'linux',
  uid: 1000,
  env: { WAYLAND_DISPLAY: 'wayland-0' },
  kernel: () => null,
  file: () => ({ uid: 1000, mode: 0o100755 }),
  ...other,
});

test.each([
  ['a person at a desktop', {}, null],
  ['root', { uid: 0 }, 'Electron doesn’t run as root'],
  ['a person without a display', { env: {} }, 'there is no display'],
  ['a Mac', { platform: 'darwin', env: {} }, null],
  ['Windows', { platform: 'win32', uid: undefined, env: {} }, null],
] as const)('Electron for %s', (_, other, obstacle) => {
  expect(obstacleToElectron(machine(other))).toBe(obstacle);
});

const kernel =
  (settings: Record<string, string>): Machine['kernel'] =>
  (setting: string) =>
    settings[setting] ?? null;
const helper =
  (uid: number, mode: number): Machine['file'] =>
  () => ({ uid, mode });
const noHelper: Machine['file'] = () => null;
const ubuntu = kernel({ 'kernel/apparmor_restrict_unprivileged_userns': '1' });

test.each([
  ['a kernel without these settings', {}, true],
  ['Debian', { kernel: kernel({ 'kernel/unprivileged_userns_clone': '1' }) }, true],
  ['an old Debian', { kernel: kernel({ 'kernel/unprivileged_userns_clone': '0' }) }, false],
  ['no user namespaces', { kernel: kernel({ 'user/max_user_namespaces': '0' }) }, false],
  ['Ubuntu 24.04', { kernel: ubuntu }, false],
  ['Ubuntu without a helper', { kernel: ubuntu, file: noHelper }, false],
  ['its helper set up', { kernel: ubuntu, file: helper(0, 0o104755) }, true],
  ['a helper of somebody', { kernel: ubuntu, file: helper(1000, 0o104755) }, false],
  ['a helper without the bit', { kernel: ubuntu, file: helper(0, 0o100755) }, false],
  ['a Mac', { platform: 'darwin', kernel: ubuntu }, true],
] as const)('the sandbox on %s', (_, other, works) => {
  const obstacle = obstacleToSandbox('/kith/dist/electron', machine(other));
  const remedy = expect.stringContaining(`sudo chmod 4755 '/kith/dist/chrome-sandbox'`);
  const expected = works ? null : remedy;
  expect(obstacle).toEqual(expected);
});
