import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/folders.ts';
import { NO_DISK } from '../support/small-disk.ts';
import { skipFor } from '../support/needing.ts';

const VITEST = 'node_modules/vitest/vitest.mjs';
/** Runs a program as root of a namespace of its own, where disks can be mounted: most systems let everybody make one. */
const IN_NAMESPACE = ['--user', '--map-root-user', '--mount'];

const unshare = (...args: string[]) =>
  spawn('unshare', [...IN_NAMESPACE, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

test('what full disks must not do is tested also where nobody is root', async (context) => {
  if (process.getuid?.() === 0) skipFor(context, 'root mounts disks without this');
  const tried = unshare('true');
  const [code] = (await Promise.race([once(tried, 'exit'), once(tried, 'error')])) as [unknown];
  if (code !== 0) skipFor(context, 'this system lets nobody but root mount a disk');
  const file = join(temporaryFolder(), 'result.json');
  const run = unshare(
    process.execPath,
    VITEST,
    'run',
    ...filesWithDisks(),
    '--reporter=json',
    `--outputFile=${file}`,
  );
  const [out, err] = await Promise.all([text(run.stdout), text(run.stderr)]);
  const { numFailedTests, numPassedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  const tests = (testResults as Report[]).flatMap((one) => one.assertionResults);
  const skipped = tests.filter(({ meta }) => meta.lacking === NO_DISK);
  expect({ numFailedTests, skipped, said: numFailedTests > 0 ? out + err : '' }).toEqual({
    numFailedTests: 0,
    skipped: [],
    said: '',
  });
  expect(numPassedTests).toBeGreaterThan(0);
});

/** What is read of vitest's report on a file. */
interface Report {
  readonly assertionResults: readonly { readonly meta: { readonly lacking?: string } }[];
}

/** The test files that mount a disk. */
function filesWithDisks(): string[] {
  return globSync('test/{crash,unit}/**/*.test.ts').filter((file) =>
    readFileSync(file, 'utf8').includes('smallDisk('),
  );
}
