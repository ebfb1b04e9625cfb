import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { spawnWithNode } from '../../../electron/platform/own-process.ts';
import { temporaryFolder } from '../../support/folders.ts';

const spawn = (entry: string) => spawnWithNode(entry)(() => undefined);

/** Holds this process up, so that it hears of nothing, until a file is there. */
function waitInPlaceFor(file: string): void {
  const never = new Int32Array(new SharedArrayBuffer(4));
  while (!existsSync(file)) Atomics.wait(never, 0, 0, 20);
}

test('a process that nothing can be sent to any more is ended, and told of once it is gone', async () => {
  const folder = temporaryFolder();
  const entry = join(folder, 'host.mjs');
  const left = join(folder, 'left');
  writeFileSync(
    entry,
    `import { writeFileSync } from 'node:fs';
     process.on('disconnect', () => writeFileSync(${JSON.stringify(left)}, ''));
     process.disconnect();
     setInterval(() => undefined, 1000);`,
  );
  const host = spawn(entry);
  const ends: string[] = [];
  const gone = new Promise<void>((resolve) =>
    host.onExit((reason) => {
      ends.push(reason);
      resolve();
    }),
  );
  const pid = host.pid!;
  waitInPlaceFor(left);
  host.port.postMessage({ first: 1 });
  host.port.postMessage({ second: 2 });
  await gone;
  expect(ends).toEqual(['write EPIPE']);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

test('one that ends by itself says how', async () => {
  const entry = join(temporaryFolder(), 'host.mjs');
  writeFileSync(entry, 'process.exit(7);');
  const host = spawn(entry);
  expect(await new Promise((resolve) => host.onExit(resolve))).toBe('code 7');
});

test.skipIf(process.platform === 'win32')(
  'a process is in a group of its own from its start: a terminal signals the group of its owner',
  async () => {
    const entry = join(temporaryFolder(), 'idle.mjs');
    writeFileSync(entry, 'setInterval(() => undefined, 1000);');
    const child = spawn(entry);
    const pid = await new Promise<number | undefined>((resolve) => child.onSpawn(resolve));
    // Where there is no group of this number the signal has nobody to go to.
    expect(process.kill(-pid!, 0)).toBe(true);
    child.kill();
  },
);
