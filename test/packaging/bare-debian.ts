// `npm run test:bare [-- --data FOLDER]`: `npm start` and `npm test` in a Debian that has Node, npm and git alone.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BareDebian } from './bare/debian.ts';

/** Something did not go as it should; the log says more. */
class Failed extends Error {}

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { data: { type: 'string' } } });
const obstacle = BareDebian.obstacle();
if (obstacle) {
  console.error(`No bare Debian can be made here. ${obstacle}`);
  process.exit(1);
}

const logFolder = mkdtempSync(join(tmpdir(), 'kith-bare-log-'));
const log = join(logFolder, 'log.txt');
/** What was printed since the current step began. */
let printed = '';
const debian = new BareDebian(values.data ? resolve(values.data) : null, (text) => {
  appendFileSync(log, text);
  printed += text;
});
let ending: Promise<void> | null = null;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void end('Stopped.'));
}

try {
  await step('a minimal Debian', () => succeed(debian.bootstrap()));
  await step('Node, npm and git', () => succeed(debian.install('nodejs', 'npm', 'git')));
  await step('a clone for each command', clone);
  await step('npm start', npmStart);
  const counts = await step('npm test', npmTest);
  await debian.remove();
  rmSync(logFolder, { recursive: true });
  console.log(`Both commands pass on a bare Debian. ${counts}`);
} catch (error) {
  if (!ending) {
    if (!(error instanceof Failed)) console.error(error);
    console.error(readFileSync(log, 'utf8').split('\n').slice(-40).join('\n'));
  }
  await end(error instanceof Failed ? error.message : 'It could not be carried out.');
}

/** Removes the Debian, keeps the log, and ends in failure, for the first reason there is. */
function end(reason: string): Promise<void> {
  ending ??= (async () => {
    console.error(`${reason} The Debian is being removed; the whole log is ${log}`);
    await debian.remove();
    process.exit(1);
  })();
  return ending;
}

async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  console.log(`${name} …`);
  appendFileSync(log, `\n=== ${name}\n`);
  printed = '';
  const result = await work();
  console.log(`${name}: done in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  return result;
}

async function succeed(ended: Promise<number>): Promise<void> {
  const code = await ended;
  if (code !== 0) throw new Failed(`It ended with code ${code}.`);
}

/** What is committed, cloned twice, so that neither command finds what the other one installed. */
async function clone(): Promise<void> {
  const { status } = spawnSync('git', ['bundle', 'create', debian.at('kith.bundle'), 'HEAD'], {
    cwd: root,
    stdio: 'ignore',
  });
  if (status !== 0) throw new Failed('The repository could not be bundled.');
  const git = (folder: string) => `git clone -q /kith.bundle ${folder}`;
  await succeed(debian.start(`${git('/root/start')} && ${git('/root/test')}`).ended);
}

/** It must print an address, serve the page there, and end on Ctrl-C. */
async function npmStart(): Promise<void> {
  const command = debian.start('cd /root/start && npm start');
  let code: number | null = null;
  void command.ended.then((ended) => (code = ended));
  const address = await until(20 * 60, () => {
    if (code !== null) throw new Failed(`npm start ended with code ${code}.`);
    return /http:\/\/127\.0\.0\.1:\d+\/\?token=[0-9a-f]+/.exec(printed)?.[0];
  });
  if (!printed.includes('Electron doesn’t run as root')) {
    throw new Failed('npm start does not say why it is not the desktop app.');
  }
  // The token becomes a cookie, and the page is served to that.
  const welcome = await fetch(address, { redirect: 'manual' });
  const cookie = welcome.headers.get('set-cookie')?.split(';')[0] ?? '';
  const read = async (path: string) => {
    const response = await fetch(new URL(path, address), { headers: { cookie } });
    if (!response.ok) throw new Failed(`${path} was answered with ${response.status}.`);
    return response.text();
  };
  const script = /<script [^>]*src="([^"]+)"/.exec(await read('/'))?.[1];
  if (!script) throw new Failed('What npm start serves is not the page.');
  await read(script);
  command.interrupt();
  await until(60, () => code ?? undefined);
}

/** It must close on a line of counts without a failure. Resolves to that line. */
async function npmTest(): Promise<string> {
  const command = debian.start('cd /root/test && npm test');
  let shown = 0;
  const show = (): void => {
    const lines = printed.split('\n').slice(0, -1);
    for (const line of lines.slice(shown)) {
      if (/^(passed|FAILED|skipped): /.test(line)) console.log(`  ${line}`);
    }
    shown = lines.length;
  };
  const watch = setInterval(show, 1000);
  const code = await command.ended;
  clearInterval(watch);
  show();
  const counts = /^\d+ passed, (\d+) failed, \d+ skipped$/m.exec(printed);
  if (!counts) throw new Failed('npm test did not close on its line of counts.');
  if (code !== 0 || counts[1] !== '0') throw new Failed(`npm test failed: ${counts[0]}.`);
  return counts[0];
}

/** Waits until `look` finds something. Throws `Failed` after some seconds. */
async function until<T>(seconds: number, look: () => T | undefined): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Failed('It took too long.');
    await wait(250);
  }
}
