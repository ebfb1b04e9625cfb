import { spawn } from 'node:child_process';

/**
 * Runs a program until it has said `lines` lines and `milliseconds` more, kills it, and returns what it had said. The last line
 * may be cut off by the kill; only whole lines were acknowledged.
 */
export async function runAndKill(
  program: string,
  input: readonly string[],
  { lines, milliseconds }: { lines: number; milliseconds: number },
): Promise<string[]> {
  const child = spawn(process.execPath, [program, ...input], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const before = output.split('\n').length;
    output += chunk.toString();
    const said = output.split('\n').length;
    if (before <= lines && said > lines) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  await new Promise((resolve) => child.once('close', resolve));
  return output.split('\n').slice(0, -1);
}
