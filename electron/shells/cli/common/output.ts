import type { ShownError } from '../../../contract/index.ts';
import { forTerminal, jsonForTerminal } from '../../terminal-text.ts';

/** Where a command writes: one JSON document, or lines for a person; progress goes to standard error. */
export interface Output {
  readonly json: boolean;
  /** Prints the result: `document` with `--json`, else `lines`. */
  result(document: unknown, lines: readonly string[]): void;
  /** Shows how far a long command is, on a terminal only; null clears it. */
  progress(text: string | null): void;
  /** A remark that is not part of the result. */
  remark(text: string): void;
  failure(error: ShownError): void;
}

/** The output of this process. */
export function processOutput(json: boolean): Output {
  const clear = (): void => {
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  };
  return {
    json,
    result: (document, lines) => {
      clear();
      process.stdout.write(json ? `${jsonForTerminal(document)}\n` : lines.map(line).join(''));
    },
    progress: (text) => {
      clear();
      if (text !== null && process.stderr.isTTY) process.stderr.write(forTerminal(text));
    },
    remark: (text) => {
      clear();
      process.stderr.write(line(text));
    },
    failure: (error) => {
      clear();
      const { message, next, reasons = [] } = error;
      if (json) process.stdout.write(`${jsonForTerminal({ error })}\n`);
      else
        process.stderr.write(line([message, reasons.join(', '), next].filter(Boolean).join(' ')));
    },
  };
}

function line(text: string): string {
  return `${forTerminal(text)}\n`;
}
