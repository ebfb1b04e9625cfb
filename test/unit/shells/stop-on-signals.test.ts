import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folders.ts';

const module = fileURLToPath(
  new URL('../../../electron/shells/cli/common/stop-on-signals.ts', import.meta.url),
);

/** A command that waits for a pipe nobody writes into, whatever it is told, and answers each line that it reads. */
async function waiting() {
  const pipe = join(temporaryFolder(), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const program = `
    import { readFile } from 'node:fs/promises';
    import { stopOnSignals } from ${JSON.stringify(module)};
    const signal = stopOnSignals({ remark: () => console.log('stopping') });
    signal.addEventListener('abort', () => console.log('stopped'));
    process.stdin.on('data', () => console.log('here'));
    void readFile(${JSON.stringify(pipe)});
    console.log('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  const saying = async (what: string) => {
    await expect.poll(() => said).toBe(what);
  };
  await saying('ready\n');
  return { child, saying, ended: once(child, 'exit') };
}

test.skipIf(process.platform === 'win32')(
  'a signal stops the work, with what passes it on as well; another one after a while ends the process, whatever it waits for',
  async () => {
    const { child, saying, ended } = await waiting();
    child.kill('SIGINT');
    child.kill('SIGTERM');
    await saying('ready\nstopping\nstopped\n');
    child.stdin.write('\n');
    await saying('ready\nstopping\nstopped\nhere\n');
    const pressing = setInterval(() => child.kill('SIGINT'), 100);
    onTestFinished(() => clearInterval(pressing));
    expect(await ended).toEqual([null, 'SIGINT']);
  },
);
