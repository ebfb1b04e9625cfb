import { asShown, type ShownError } from '../../../contract/index.ts';
import { forTerminal } from '../../terminal-text.ts';

/** An error as it is told of one item among others; one that was not foreseen leaves its trace. */
export function told(error: unknown): ShownError {
  const shown = asShown(error);
  if (shown.code === 'Bug' && error instanceof Error) console.error(forTerminal(error.stack ?? ''));
  return shown;
}
