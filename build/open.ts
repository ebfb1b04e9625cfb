// `npm start`: builds what has changed, and opens the desktop shell where Electron can be had and runs, else the browser shell.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './bundle.ts';
import { obstacleToElectron, obstacleToSandbox } from './desktop-obstacle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Notes that Electron could not be fetched, so that not every start waits for another try. */
const note = `${root}out/electron-unavailable`;
const TRY_AGAIN_AFTER = 24 * 3600 * 1000;

const args = process.argv.slice(2);
const electron = obstacleToElectron() ? null : (findElectron() ?? fetchElectron());
const obstacle =
  obstacleToElectron() ??
  (electron ? obstacleToSandbox(electron) : 'Electron can’t be downloaded here');
await tell('renderer');
if (electron && !obstacle) {
  await tell('desktop');
  run(electron, [root, ...args]);
} else {
  console.log(`Kith is running in the browser instead of as a desktop app: ${obstacle}.`);
  run(process.execPath, [`${root}electron/shells/browser/main.ts`, ...args]);
}

async function tell(target: Parameters<typeof ensureBuilt>[0]): Promise<void> {
  const start = performance.now();
  if (!(await ensureBuilt(target))) return;
  console.log(`Built the ${target} in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
}

function findElectron(): string | null {
  const folder = `${root}node_modules/electron`;
  if (!existsSync(`${folder}/path.txt`)) return null;
  const file = createRequire(import.meta.url)('electron') as unknown as string;
  return existsSync(file) ? file : null;
}

function fetchElectron(): string | null {
  const lastTry = existsSync(note) ? Number(readFileSync(note, 'utf8')) : 0;
  if (Date.now() - lastTry < TRY_AGAIN_AFTER) return null;
  console.log('Downloading Electron …');
  const result = spawnSync(process.execPath, [`${root}node_modules/electron/install.js`], {
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: 10 * 60_000,
  });
  if (result.status === 0) return findElectron();
  mkdirSync(`${root}out`, { recursive: true });
  writeFileSync(note, String(Date.now()));
  return null;
}

function run(file: string, args: string[]): void {
  const child = spawn(file, args, { stdio: 'inherit' });
  process.on('SIGINT', () => undefined); // The child gets it too, and ends in its own time.
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
