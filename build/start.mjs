// `npm start`: installs, builds what has changed, and opens Kith.
import { spawn } from 'node:child_process';
import { ensureInstalled, environment, root } from './install.mjs';

const child = spawn(ensureInstalled(), [`${root}build/open.ts`, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: environment,
});
process.on('SIGINT', () => undefined); // The child gets it too, and ends in its own time.
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
