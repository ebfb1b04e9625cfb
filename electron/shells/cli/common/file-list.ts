import { KithError } from '../../../contract/index.ts';
import { foundAtBytes, type Found } from './files.ts';
import { inputPieces } from './input-pieces.ts';

/** Bytes of a list at most: a million of the longest paths that people have. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * The paths that `--files-from` names, for lists that are longer than the system lets arguments be: from a file, a pipe, or
 * standard input as `-`. They are separated by NULs where there is one, else by line ends, and need not be text. Errors:
 * `ListTooLarge`; those of `inputPieces`.
 */
export async function readFileList(from: string, signal: AbortSignal): Promise<Found[]> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of inputPieces(from === '-' ? process.stdin : from, signal)) {
    bytes += piece.length;
    // A device may never end.
    if (bytes > MOST_BYTES) throw new KithError('ListTooLarge', from);
    pieces.push(piece);
  }
  return pathsIn(Buffer.concat(pieces)).map(foundAtBytes);
}

/** The paths in a list, without empty ones. */
export function pathsIn(bytes: Buffer): Buffer[] {
  // In Latin-1 every byte is a character, whatever it is meant to be.
  const text = bytes.toString('latin1');
  const paths = text.split(text.includes('\0') ? '\0' : lineEndOf(text));
  return paths.filter((path) => path !== '').map((path) => Buffer.from(path, 'latin1'));
}

/** How the lines of a list end: as Windows ends them where all of them do, for elsewhere a name may itself end with a return. */
function lineEndOf(text: string): RegExp {
  if (process.platform === 'win32') return /\r?\n/;
  return /(?<!\r)\n/.test(text) ? /\n/ : /\r\n/;
}
