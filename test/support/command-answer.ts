import { expect } from 'vitest';
import { asShown, failures } from '../../electron/contract/index.ts';
import type { Kith } from '../../electron/core/kith.ts';
import { BackgroundFailure } from '../../electron/shells/cli/common/background.ts';
import type { Context } from '../../electron/shells/cli/common/context.ts';

/** Every code that an answer may have for a reason: a defect has none. */
export const codes: readonly string[] = Object.keys(failures);

/** What a command answers. */
export interface CommandAnswer {
  /** Its one document; `{ error }` of the failure that it ends with. */
  readonly document: any;
  /** What it says besides. */
  readonly remarks: readonly string[];
  /** What the process would end with. */
  readonly code: number;
}

/** Does a command as the process does that is asked for `--json`. What is a defect is thrown. */
export async function answerOf(
  kith: Kith,
  command: (context: Context) => Promise<void>,
): Promise<CommandAnswer> {
  const documents: unknown[] = [];
  const remarks: string[] = [];
  const output = {
    json: true,
    result: (document: unknown) => void documents.push(document),
    progress: () => undefined,
    remark: (text: string) => void remarks.push(text),
    failure: () => undefined,
  };
  const { exitCode } = process;
  process.exitCode = 0;
  try {
    await command({ kith, output, signal: new AbortController().signal, printReport: never });
  } catch (error) {
    const shown = error instanceof BackgroundFailure ? error.shown : asShown(error);
    if (shown.code === 'Bug') throw error;
    documents.push({ error: shown });
    process.exitCode = 1;
  }
  const code = process.exitCode;
  process.exitCode = exitCode;
  expect(documents).toHaveLength(1);
  // What is printed is this.
  return { document: JSON.parse(JSON.stringify(documents[0])), remarks, code };
}

/** Nothing is printed here. */
const never = () => Promise.reject(new Error('nothing to print'));
