import { spawn } from 'node:child_process';

/**
 * Runs a program until `after` milliseconds from the first thing it says, kills it, and returns what it had said. The last
 * line may be cut off by the kill; only whole lines were acknowledged.
 */
export async function runAndKill(
  program: string,
  input: readonly string[],
  after: number,
): Promise<string[]> {
  const child = spawn(process.execPath, [program, ...input], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (output === '') setTimeout(() => child.kill('SIGKILL'), after);
    output += chunk.toString();
  });
  await new Promise((resolve) => child.once('close', resolve));
  return output.split('\n').slice(0, -1);
}
