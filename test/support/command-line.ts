import { execFile, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../electron/shells/cli/main.ts', import.meta.url));

/** Runs `kith --json …`; standard output must be one JSON document. */
export async function kith(data: string, ...args: string[]) {
  return new Promise<{ code: number; json: any; stderr: string }>((resolve, reject) => {
    execFile(
      process.execPath,
      [main, '--data', data, '--json', ...args],
      (error, stdout, stderr) => {
        try {
          resolve({ code: Number(error?.code ?? 0), json: JSON.parse(stdout), stderr });
        } catch (cause) {
          reject(new Error(`Not one JSON document: ${stdout}\n${stderr}`, { cause }));
        }
      },
    );
  });
}

/** Runs it and presses Ctrl-C once it tells of `moment`; what it printed. */
export async function interrupted(
  data: string,
  moment: string,
  ...args: string[]
): Promise<string> {
  return ended('SIGINT', data, moment, args);
}

/** The same with the signal that services and other programs end a process with. */
export async function terminated(data: string, moment: string, ...args: string[]): Promise<string> {
  return ended('SIGTERM', data, moment, args);
}

/**
 * Runs `kith …` as a shell would, which does with it what `line` says of `"$@"`; `stdin` is what it reads. Without `--json`.
 */
export async function inShell(
  line: string,
  args: readonly string[],
  { stdin = '', cwd }: { stdin?: string | Buffer; cwd?: string } = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn('bash', ['-c', line, 'bash', process.execPath, main, ...args], { cwd });
  const [stdout, stderr] = [child.stdout, child.stderr].map(async (stream) => text(stream));
  child.stdin.on('error', () => undefined); // It may end without reading.
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, stdout: await stdout!, stderr: await stderr! };
}

/** Runs it and kills it once it tells of `moment`. */
export async function killed(data: string, moment: string, ...args: string[]): Promise<void> {
  await ended('SIGKILL', data, moment, args);
}

/** Runs it on a terminal, where alone it tells how far it is. */
async function ended(
  signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL',
  data: string,
  moment: string,
  args: readonly string[],
): Promise<string> {
  const terminal = 'data:text/javascript,process.stderr.isTTY=true';
  const all = ['--import', terminal, main, '--data', data, '--json', ...args];
  const child = spawn(process.execPath, all);
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (progress: Buffer) => {
    if (progress.toString().includes(moment)) child.kill(signal);
  });
  await new Promise((resolve) => child.once('close', resolve));
  return stdout;
}
