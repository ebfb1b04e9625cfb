// Runs a script of the project on the pinned Node, installing first where needed.
import { spawn } from 'node:child_process';
import { ensureInstalled, environment } from './install.mjs';

const child = spawn(ensureInstalled(), process.argv.slice(2), {
  stdio: 'inherit',
  env: environment,
});
// A terminal sends Ctrl-C to the child as well, which ends in its own time; the second one it then gets from here changes nothing.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
