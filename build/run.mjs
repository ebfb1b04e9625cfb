// Runs a script of the project on the pinned Node, installing first where needed.
import { spawn } from 'node:child_process';
import { ensureInstalled } from './install.mjs';

const child = spawn(ensureInstalled(), process.argv.slice(2), { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) {
  // A terminal sends Ctrl-C to the whole group; the child decides what it means.
  process.on(signal, () => {
    if (signal === 'SIGTERM') child.kill(signal);
  });
}
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
