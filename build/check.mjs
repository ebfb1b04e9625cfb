// `npm run check`: everything that is fast.
import { spawnSync } from 'node:child_process';
import { checks, vitest } from './checks.mjs';
import { ensureInstalled, environment, root } from './install.mjs';

const node = ensureInstalled();
for (const [name, args] of Object.entries(checks)) run(name, args);
run('tests', [...vitest, '--project=unit', '--project=architecture']);

/**
 * @param {string} name
 * @param {string[]} args
 */
function run(name, args) {
  const start = performance.now();
  const { status } = spawnSync(node, args, { cwd: root, stdio: 'inherit', env: environment });
  if (status !== 0) {
    console.error(`${name} failed`);
    process.exit(1);
  }
  console.log(`${name} passed in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
