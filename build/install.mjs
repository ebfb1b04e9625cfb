// Runs on any Node from 20 and without node_modules, so it is plain JavaScript without imports of packages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const stamp = `${root}node_modules/.kith-installed`;

/**
 * Installs the packages of the lockfile unless they are there, and returns the pinned Node. All output goes to
 * standard error: a command's own output stays clean. Ends the process where the installation fails.
 */
export function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
  if (!installed) {
    console.error('Installing packages (about a minute, once) …');
    // npm's warnings about other Nodes would alarm: the pinned one comes with the packages.
    const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (result.status !== 0 || !existsSync(pinnedNode())) {
      console.error('The packages could not be installed. Check the network, then try again.');
      process.exit(1);
    }
    writeFileSync(stamp, lock);
  }
  return pinnedNode();
}

function pinnedNode() {
  return process.platform === 'win32'
    ? `${root}node_modules/node/bin/node.exe`
    : `${root}node_modules/node/bin/node`;
}
