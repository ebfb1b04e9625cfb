import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findBrowser } from '../../electron/shells/browser/find-browser.ts';
import { temporaryFolder } from '../support/folders.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Where programs are not found by the path, a browser cannot be hidden from a process.
const hidden = { PATH: '' };
const canHide = findBrowser(hidden) === null;

/** Runs a script where no program is found: no browser, and no apt-get that could bring one. */
const withoutPrograms = (...args: string[]) =>
  spawnSync(process.execPath, ['--no-warnings', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...hidden },
  });

test.runIf(canHide)('what cannot be installed is named, and ends nothing', () => {
  const { status, stderr } = withoutPrograms('build/install-needs.ts');
  expect(stderr).toContain(
    'Tests that need Chrome, Chromium or Edge are skipped: it is not here (on Debian: apt-get install chromium).',
  );
  expect(status).toBe(0);
});

test.runIf(canHide)('a test that lacks a need is skipped and says which', () => {
  const report = join(temporaryFolder(), 'report.json');
  const { status } = withoutPrograms(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=e2e',
    '--reporter=json',
    `--outputFile=${report}`,
    'test/e2e/accessibility.test.ts',
  );
  expect(status).toBe(0);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  expect(testResults[0].assertionResults).toMatchObject([
    { status: 'skipped', meta: { lacking: 'needs Chrome, Chromium or Edge' } },
  ]);
});
