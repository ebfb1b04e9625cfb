import { expectedFailure, type ShownError } from '../../../contract/index.ts';
import { printable } from '../../../platform/printable.ts';

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

/** The output of this process. Whatever is in it of others, such as names and paths, does nothing to a terminal. */
export function processOutput(json: boolean): Output {
  const clear = (): void => {
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  };
  return {
    json,
    result: (document, lines) => {
      clear();
      process.stdout.write(json ? jsonText(document) : lines.map(line).join(''));
    },
    progress: (text) => {
      clear();
      if (text !== null && process.stderr.isTTY) process.stderr.write(printable(text));
    },
    remark: (text) => {
      clear();
      process.stderr.write(line(text));
    },
    failure: (error) => {
      clear();
      if (json) process.stdout.write(jsonText({ error }));
      else process.stderr.write(line(failureText(error)));
    },
  };
}

/**
 * Has the process end quietly where nobody takes what it prints any more: a reader who went away needs no word about it, and a
 * disk that is full is said on standard error. What was done is kept.
 */
export function endQuietly(): void {
  process.stderr.on('error', () => undefined); // There is nowhere left to say it.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exitCode = 1;
    // `EIO` is a terminal that was closed.
    if (error.code === 'EPIPE' || error.code === 'EIO') return;
    const failure = expectedFailure(error, 'standard output');
    process.stderr.write(line(failure ? failureText(failure) : String(error)));
  });
}

function failureText({
  message,
  next,
  reasons = [],
}: Pick<ShownError, 'message' | 'next'> & { reasons?: readonly string[] | undefined }): string {
  return [message, reasons.join(', '), next].filter(Boolean).join(' ');
}

function line(text: string): string {
  return `${printable(text)}\n`;
}

/** JSON escapes most of what a terminal acts on by itself. */
function jsonText(document: unknown): string {
  const lines = JSON.stringify(document, null, 2).split('\n');
  return lines.map(line).join('');
}
