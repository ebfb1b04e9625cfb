// `npm test`: installs what it needs, runs every check, and closes with one line of counts. With `--long` (`npm run test:long`)
// what is tried many times is tried far more often.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { checks, vitest } from './checks.mjs';
import { ensureInstalled, environment, root } from './install.mjs';

const node = ensureInstalled();
const ofSuites = {
  ...environment,
  ...(process.argv.includes('--long') && { KITH_TEST_AMOUNT: 'long' }),
};
spawnSync(node, ['--no-warnings', `${root}build/install-needs.ts`], {
  cwd: root,
  stdio: 'inherit',
  env: environment,
});

/** Characters of a failed test's message. */
const MOST_SHOWN = 2000;

const counts = { passed: 0, failed: 0, skipped: 0 };
/** What was skipped, and why. */
const skipped = [];
/** What failed, and how: at the end, where it need not be looked for among thousands of lines. */
const failed = [];

for (const [name, args] of Object.entries(checks)) check(name, args);
check('build', [`${root}build/bundle-all.ts`]);
runSuites();

for (const test of skipped) console.log(`skipped: ${test}`);
for (const test of failed) console.log(`FAILED: ${test}`);
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;

/** A check that is one thing: it passes or fails. */
function check(name, args) {
  const start = performance.now();
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit', env: environment });
  counts[status === 0 ? 'passed' : 'failed']++;
  report(name, status === 0, start);
}

/** All suites of vitest in one run, so that none waits for the last file of another; counted test by test. */
function runSuites() {
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'kith-reports-'));
  const file = join(folder, 'tests.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { status } = spawnSync(node, [...vitest, ...reporters], {
    cwd: root,
    stdio: 'inherit',
    env: ofSuites,
  });
  const result = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  rmSync(folder, { recursive: true });
  if (result) {
    counts.passed += result.numPassedTests;
    counts.failed += result.numFailedTests;
    counts.skipped += result.numPendingTests + (result.numTodoTests ?? 0);
    const tests = result.testResults.flatMap(({ assertionResults }) => assertionResults);
    for (const { status, fullName, meta, failureMessages } of tests) {
      if (status === 'failed')
        failed.push([fullName, ...failureMessages.map(shortened)].join('\n'));
      else if (status !== 'passed') skipped.push(`${fullName} (${meta.lacking ?? status})`);
    }
    for (const { name, message, status, assertionResults } of result.testResults) {
      // A file that could not be loaded has no tests.
      if (status === 'failed' && !assertionResults.some((one) => one.status === 'failed'))
        failed.push(`${relative(root, name)}\n${shortened(message)}`);
    }
    for (const suite of new Set(result.testResults.map(suiteOf))) {
      const files = result.testResults.filter((one) => suiteOf(one) === suite);
      const passed = files.every((one) => one.status === 'passed');
      const seconds = files.reduce((sum, one) => sum + (one.endTime - one.startTime) / 1000, 0);
      // Files run beside one another: this is more than it took.
      console.log(`${passed ? 'passed' : 'FAILED'}: ${suite} (files took ${seconds.toFixed(1)} s)`);
    }
  }
  // Nor does a run pass that broke off, or in which a file could not even be loaded: neither is a failed test.
  if (status !== 0 && !result?.numFailedTests) counts.failed++;
  report('all tests', status === 0, start);
}

/** A message without the stack below it, as long as one screen holds. */
function shortened(message) {
  const end = message.search(/\n\s+at /);
  return message.slice(0, end < 0 ? MOST_SHOWN : Math.min(end, MOST_SHOWN));
}

/** A suite is a folder in `test`. */
function suiteOf({ name }) {
  return relative(join(root, 'test'), name).split(sep)[0];
}

function report(name, passed, start) {
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${passed ? 'passed' : 'FAILED'}: ${name} (${seconds} s)`);
}
