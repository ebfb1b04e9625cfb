// `npm test`: installs what it needs, runs every check, and closes with one line of counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureInstalled, environment, root } from './install.mjs';

const node = ensureInstalled();
ensureBrowser();

const counts = { passed: 0, failed: 0, skipped: 0 };
const reports = mkdtempSync(join(tmpdir(), 'kith-reports-'));

const bin = (path) => `${root}node_modules/${path}`;
check('format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']);
check('lint', [bin('oxlint/bin/oxlint'), '--type-aware', '--quiet']);
check('types', [bin('typescript/bin/tsc')]);
check('build', [`${root}build/bundle-all.ts`]);
for (const project of ['architecture', 'unit', 'contract', 'crash', 'packaging', 'e2e'])
  suite(project);
rmSync(reports, { recursive: true });

console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** A check that is one thing: it passes or fails. */
function check(name, args) {
  const start = performance.now();
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit', env: environment });
  counts[status === 0 ? 'passed' : 'failed']++;
  report(name, status === 0, start);
}

/** A suite of vitest, counted test by test. */
function suite(project) {
  const start = performance.now();
  const file = join(reports, `${project}.json`);
  const { status } = spawnSync(
    node,
    [
      bin('vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { cwd: root, stdio: 'inherit', env: environment },
  );
  if (existsSync(file)) {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    counts.passed += result.numPassedTests;
    counts.failed += result.numFailedTests;
    counts.skipped += result.numPendingTests + (result.numTodoTests ?? 0);
    // A file that could not even be loaded fails without a failed test.
    if (status !== 0 && result.numFailedTests === 0) counts.failed++;
  } else {
    counts.failed++;
  }
  report(`${project} tests`, status === 0, start);
}

function report(name, passed, start) {
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${passed ? 'passed' : 'FAILED'}: ${name} (${seconds} s)`);
}

/** The end-to-end tests need a Chromium. On Debian as root it is installed; elsewhere it is asked for. */
function ensureBrowser() {
  const names = ['google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge'];
  const found =
    process.platform !== 'linux' ||
    names.some((name) =>
      (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name))),
    );
  if (found) return;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.error('Installing Chromium for the end-to-end tests …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env };
    spawnSync('apt-get', ['update', '-q'], quiet);
    const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium'];
    if (spawnSync('apt-get', install, quiet).status === 0) return;
  }
  console.error('The end-to-end tests need Chrome, Chromium or Edge; install one of them first.');
  process.exit(1);
}
