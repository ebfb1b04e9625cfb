// Runs on any Node from 20 and without node_modules, so it is plain JavaScript without imports of packages.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * For processes of the pinned Node. What one has compiled the next need not, which takes a third of a command's time. And
 * glibc gives large blocks back to the system when they are freed: by itself it keeps more and more of them the larger they
 * were, after 10,000 imported photos 60 MB of 270.
 */
export const environment = {
  ...process.env,
  MALLOC_MMAP_THRESHOLD_: process.env.MALLOC_MMAP_THRESHOLD_ ?? '131072',
  MALLOC_TRIM_THRESHOLD_: process.env.MALLOC_TRIM_THRESHOLD_ ?? '131072',
  MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2',
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? `${root}node_modules/.cache/kith-compiled`,
};

/**
 * Installs the packages of the lockfile unless they are there, and returns the pinned Node. All output goes to
 * standard error: a command's own output stays clean. Ends the process where the installation fails.
 */
export function ensureInstalled() {
  if (!isInstalled()) {
    console.error('Installing packages (about a minute, once) …');
    if (!(npm('ci') && runAllowedScripts() && existsSync(pinnedNode()))) {
      console.error('The packages could not be installed. Check the network, then try again.');
      process.exit(1);
    }
  }
  return pinnedNode();
}

/**
 * Runs the install scripts that package.json allows, and no others: an npm older than that list runs them all, and compiles
 * whatever could be compiled, which takes a compiler. A package that can be done without goes where its script fails, as
 * npm does it too.
 */
function runAllowedScripts() {
  const { allowScripts, optionalDependencies } = JSON.parse(
    readFileSync(`${root}package.json`, 'utf8'),
  );
  const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
  return allowed.every((name) => {
    const folder = `${root}node_modules/${name}`;
    const optional = name in optionalDependencies;
    if (optional && !existsSync(folder)) return true;
    if (npm('rebuild', { name, quiet: optional })) return true;
    if (optional) rmSync(folder, { recursive: true });
    return optional;
  });
}

/** Runs npm without the scripts of packages, unless it is to run those of one. Returns whether it succeeded. */
function npm(command, { name, quiet } = {}) {
  // npm's warnings about other Nodes would alarm: the pinned one comes with the packages.
  const flags = ['--no-audit', '--no-fund', quiet ? '--silent' : '--loglevel=error'];
  const { status } = spawnSync(
    'npm',
    [command, ...(name ? [name] : ['--ignore-scripts']), ...flags],
    { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' },
  );
  return status === 0;
}

/** npm writes a lockfile of its own at the end of every installation. */
function isInstalled() {
  const written = statSync(`${root}node_modules/.package-lock.json`, { throwIfNoEntry: false });
  const wanted = statSync(`${root}package-lock.json`);
  return written !== undefined && written.mtimeMs >= wanted.mtimeMs && existsSync(pinnedNode());
}

function pinnedNode() {
  return process.platform === 'win32'
    ? `${root}node_modules/node/bin/node.exe`
    : `${root}node_modules/node/bin/node`;
}
