import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { Updates, type Updater } from '../../../electron/shells/desktop/updates.ts';

/** An updater that answers as the test says, and counts what it is asked. */
function pretendUpdater(check: () => Promise<unknown> = async () => null) {
  const asked = { loads: 0, looks: 0 };
  const updater = Object.assign(new EventEmitter(), {
    autoDownload: false,
    autoInstallOnAppQuit: false,
    logger: console,
    checkForUpdates: () => {
      asked.looks++;
      return check();
    },
  });
  const log: string[] = [];
  const note = (message: string) => void log.push(message);
  const updates = new Updates(
    async () => {
      asked.loads++;
      return updater as unknown as Updater;
    },
    { info: note, warn: note },
  );
  return { updates, updater, asked, log };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('until the user wants it, the updater is not even loaded', async () => {
  const { updates, asked } = pretendUpdater();
  updates.follow(false);
  await settled();
  expect(asked).toEqual({ loads: 0, looks: 0 });
  expect(updates.state).toEqual({ state: 'off' });
});

test('wanted, it looks at once, says what comes of it, and installs on quitting', async () => {
  const { updates, updater, asked } = pretendUpdater();
  const seen: string[] = [];
  updates.on('state', () => seen.push(updates.state.state));
  updates.follow(true);
  updates.follow(true);
  await settled();
  expect(asked).toEqual({ loads: 1, looks: 1 });
  updater.emit('update-available', { version: '2.0.0' });
  updater.emit('update-downloaded', { version: '2.0.0' });
  expect(updates.state).toEqual({ state: 'ready', version: '2.0.0' });
  expect(seen).toEqual(['looking', 'loading', 'ready']);
  expect(updater).toMatchObject({ autoDownload: true, autoInstallOnAppQuit: true });
  updates.follow(false);
});

test('switched off, it cancels, installs nothing, and what still arrives does not count', async () => {
  let canceled = 0;
  const { updates, updater } = pretendUpdater(async () => ({
    cancellationToken: { cancel: () => canceled++ },
  }));
  updates.follow(true);
  await settled();
  updates.follow(false);
  expect(canceled).toBe(1);
  expect(updater.autoInstallOnAppQuit).toBe(false);
  updater.emit('update-downloaded', { version: '2.0.0' });
  updater.emit('error', new Error('canceled'));
  expect(updates.state).toEqual({ state: 'off' });
});

test('a look that fails is said and logged once, and the next one may succeed', async () => {
  let fails = true;
  const { updates, updater, log } = pretendUpdater(async () => {
    if (!fails) return null;
    updater.emit('error', new Error('no such address'));
    throw new Error('no such address');
  });
  updates.follow(true);
  await settled();
  expect(updates.state).toEqual({
    state: 'failed',
    flaw: null,
    reason: 'no such address',
  });
  expect(log).toHaveLength(1);
  fails = false;
  updates.follow(false);
  updates.follow(true);
  await settled();
  updater.emit('update-not-available', {});
  expect(updates.state).toEqual({ state: 'newest' });
  updates.follow(false);
});

test.each([
  ['updateUnreachable', new Error('net::ERR_INTERNET_DISCONNECTED')],
  ['updateUnreachable', Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })],
  ['updateMissing', Object.assign(new Error('404'), { code: 'HTTP_ERROR_404' })],
  ['updateMissing', Object.assign(new Error('no'), { code: 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND' })],
  ['updateDamaged', Object.assign(new Error('sha512'), { code: 'ERR_CHECKSUM_MISMATCH' })],
  [null, new Error('net::ERR_CERT_AUTHORITY_INVALID')],
  [null, Object.assign(new Error('500'), { code: 'HTTP_ERROR_500' })],
])('what it fails of is told apart: %s', async (flaw, error) => {
  const { updates } = pretendUpdater(() => Promise.reject(error));
  updates.follow(true);
  await settled();
  expect(updates.state).toMatchObject({ state: 'failed', flaw });
  updates.follow(false);
});
