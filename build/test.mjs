// `npm test`: installs what it needs, runs every check, and closes with one line of counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checks, vitest } from './checks.mjs';
import { ensureInstalled, environment, root } from './install.mjs';

const node = ensureInstalled();
spawnSync(node, ['--no-warnings', `${root}build/install-needs.ts`], {
  cwd: root,
  stdio: 'inherit',
  env: environment,
});

const counts = { passed: 0, failed: 0, skipped: 0 };
/** What was skipped, and why. */
const skipped = [];
const reports = mkdtempSync(join(tmpdir(), 'kith-reports-'));

for (const [name, args] of Object.entries(checks)) check(name, args);
check('build', [`${root}build/bundle-all.ts`]);
for (const project of ['architecture', 'unit', 'contract', 'crash', 'packaging', 'e2e'])
  suite(project);
rmSync(reports, { recursive: true });

for (const test of skipped) console.log(`skipped: ${test}`);
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
      ...vitest,
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
    const tests = result.testResults.flatMap(({ assertionResults }) => assertionResults);
    for (const { status, fullName, meta } of tests) {
      if (status === 'passed' || status === 'failed') continue;
      skipped.push(`${fullName} (${meta.lacking ?? status})`);
    }
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
