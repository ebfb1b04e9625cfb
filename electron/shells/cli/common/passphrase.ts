import { KithError, type FailureCode } from '../../../contract/index.ts';
import { inputPieces } from './input-pieces.ts';

const [ENTER, NEWLINE, CANCEL, END, BACKSPACE, DELETE] = [
  '\r',
  '\n',
  '\u0003',
  '\u0004',
  '\b',
  '\u007f',
];

/** Bytes of the first line of a file at most: more than any passphrase or key has. */
const MOST_BYTES = 64 * 1024;

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
  {
    file,
    isNew = false,
    signal,
  }: { file?: string | undefined; isNew?: boolean; signal?: AbortSignal },
): Promise<string> {
  if (file !== undefined) return firstLine(file, signal);
  const typed = await askHidden(question, 'PassphraseMissing');
  if (isNew && typed !== (await askHidden('Once more', 'PassphraseMissing')))
    throw new KithError('PassphrasesDiffer');
  return typed;
}

/**
 * The first line of a file or a pipe, without what ends it; of a line that does not end the beginning. Errors: those of
 * `inputPieces`.
 */
export async function firstLine(file: string, signal?: AbortSignal): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of inputPieces(file, signal)) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= MOST_BYTES || piece.includes(NEWLINE.charCodeAt(0))) break;
  }
  return Buffer.concat(pieces).toString().split(/\r?\n/, 1)[0]!;
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
