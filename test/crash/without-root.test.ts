import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';

const VITEST = 'node_modules/vitest/vitest.mjs';
/** Runs a program as root of a namespace of its own, where disks can be mounted: most systems let everybody make one. */
const IN_NAMESPACE = ['--user', '--map-root-user', '--mount'];

const unshare = (...args: string[]) =>
  spawn('unshare', [...IN_NAMESPACE, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

test('what full disks must not do is tested also where nobody is root', async ({ skip }) => {
  if (process.getuid?.() === 0) skip('root mounts disks without this');
  const tried = unshare('true');
  const [code] = (await Promise.race([once(tried, 'exit'), once(tried, 'error')])) as [unknown];
  if (code !== 0) skip('this system lets nobody but root mount a disk');
  const file = join(temporaryFolder(), 'result.json');
  const run = unshare(
    process.execPath,
    VITEST,
    'run',
    '--project=crash',
    'test/crash/full-disk.test.ts',
    '--reporter=json',
    `--outputFile=${file}`,
  );
  const [out, err] = await Promise.all([text(run.stdout), text(run.stderr)]);
  const { numFailedTests, numPassedTests, numPendingTests } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  expect({ numFailedTests, numPendingTests, said: numFailedTests > 0 ? out + err : '' }).toEqual({
    numFailedTests: 0,
    numPendingTests: 0,
    said: '',
  });
  expect(numPassedTests).toBeGreaterThan(0);
});
