import { readFile } from 'node:fs/promises';
import { expectedFailure, KithError, type FailureCode } from '../../../contract/index.ts';

const [ENTER, NEWLINE, CANCEL, END, BACKSPACE, DELETE] = [
  '\r',
  '\n',
  '\u0003',
  '\u0004',
  '\b',
  '\u007f',
];

/** Where a passphrase is typed. */
export type Terminal = Pick<
  NodeJS.ReadStream,
  'isTTY' | 'setRawMode' | 'setEncoding' | 'on' | 'off' | 'resume' | 'pause'
>;

/**
 * A passphrase: the first line of a file or, without one, what is typed, which is not shown. A new one is typed twice. Errors:
 * `PassphraseMissing` where nobody can be asked, `PassphrasesDiffer`, `Canceled`, the file system's.
 */
export async function askPassphrase(
  question: string,
  { file, isNew = false }: { file?: string | undefined; isNew?: boolean },
): Promise<string> {
  if (file !== undefined) return firstLine(file);
  const typed = await askHidden(question, 'PassphraseMissing');
  if (isNew && typed !== (await askHidden('Once more', 'PassphraseMissing')))
    throw new KithError('PassphrasesDiffer');
  return typed;
}

/** The first line of a file, without what ends it. Throws the file system's errors. */
export async function firstLine(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).split(/\r?\n/, 1)[0]!;
  } catch (error) {
    throw expectedFailure(error, file) ?? error;
  }
}

/** What is typed after a question, which is not shown. Errors: `Canceled`; `missing` where nobody can be asked. */
export async function askHidden(
  question: string,
  missing: FailureCode,
  terminal: Terminal = process.stdin,
  tell: (text: string) => void = (text) => void process.stderr.write(text),
): Promise<string> {
  if (!terminal.isTTY) throw new KithError(missing);
  tell(`${question}: `);
  terminal.setRawMode(true);
  terminal.setEncoding('utf8');
  terminal.resume();
  let typed: string[] = [];
  try {
    return await new Promise<string>((resolve, reject) => {
      const listen = (text: string): void => {
        for (const character of text) {
          if (character === ENTER || character === NEWLINE || character === END) {
            terminal.off('data', listen);
            return resolve(typed.join(''));
          }
          if (character === CANCEL) {
            terminal.off('data', listen);
            return reject(new KithError('Canceled'));
          }
          if (character === BACKSPACE || character === DELETE) typed = typed.slice(0, -1);
          else typed.push(character);
        }
      };
      terminal.on('data', listen);
    });
  } finally {
    terminal.setRawMode(false);
    terminal.pause();
    tell('\n');
  }
}
