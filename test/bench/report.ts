import { execFile } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { promisify } from 'node:util';

/** One measured figure. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  /** The bound that the project holds itself to. */
  readonly bound: string;
  readonly holds: boolean;
  /** The bare numbers, for `--json`. */
  readonly numbers: Record<string, number>;
}

/** The commit, the machine and the runtime, so that a figure is never quoted without them. */
export async function machine(): Promise<string> {
  const [cpu] = cpus();
  const git = promisify(execFile)('git', ['describe', '--always', '--dirty', '--exclude=*']);
  const commit = await git.then(
    ({ stdout }) => `commit ${stdout.trim()}`,
    () => 'no commit',
  );
  return `${commit}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
}

/** Prints figures as a table a README can take. */
export function printTable(figures: readonly Figure[]): void {
  console.log('| what | measured | at least | holds |');
  console.log('| --- | --- | --- | --- |');
  for (const { what, measured, bound, holds } of figures) {
    console.log(`| ${what} | ${measured} | ${bound} | ${holds ? 'yes' : 'NO'} |`);
  }
}

/** The value below which the share `q` of the values lies. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

/** A rate as a percentage. */
export function percent(rate: number): string {
  return `${(rate * 100).toFixed(2)}%`;
}
