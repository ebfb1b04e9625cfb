import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline/promises';
import { KithError } from '../../../contract/index.ts';
import { printable } from '../../../platform/printable.ts';

/** What of a terminal is needed to ask. */
type Asked = Readable & { readonly isTTY?: boolean };

/**
 * Asks whoever sits at a terminal about what can't be undone, before it is done. Scripts are not asked, nor is who said `yes`
 * already. Error: `Canceled` where the answer is anything but yes.
 */
export async function confirm(
  question: string,
  { yes = false }: { yes?: boolean | undefined } = {},
  input: Asked = process.stdin,
  output: Writable = process.stderr,
): Promise<void> {
  if (yes || !input.isTTY) return;
  const lines = createInterface({ input, output });
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    const answer = await Promise.race([lines.question(`${printable(question)} [y/N] `), ended]);
    if (!/^y(es)?$/i.test(answer.trim())) throw new KithError('Canceled');
  } finally {
    lines.close();
  }
}
