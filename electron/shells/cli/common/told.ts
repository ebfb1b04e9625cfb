import { asShown, type ShownError } from '../../../contract/index.ts';
import { printableLines } from '../../../platform/printable.ts';

/** An error as it is told of one item among others; one that was not foreseen leaves its trace. */
export function told(error: unknown): ShownError {
  const shown = asShown(error);
  if (shown.code === 'Bug' && error instanceof Error) {
    console.error(printableLines(error.stack ?? String(error)));
  }
  return shown;
}
