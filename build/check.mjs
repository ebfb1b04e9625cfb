// `npm run check`: everything that is fast.
import { spawnSync } from 'node:child_process';
import { ensureInstalled, root } from './install.mjs';

const node = ensureInstalled();
run('format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']);
run('lint', ['node_modules/oxlint/bin/oxlint', '--type-aware', '--quiet']);
run('types', ['node_modules/typescript/bin/tsc']);
run('types of pages', ['node_modules/typescript/bin/tsc', '--project', 'build/tsconfig.page.json']);
run('tests', ['node_modules/vitest/vitest.mjs', 'run', '--project=unit', '--project=architecture']);

/**
 * @param {string} name
 * @param {string[]} args
 */
function run(name, args) {
  const start = performance.now();
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`${name} failed`);
    process.exit(1);
  }
  console.log(`${name} passed in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
