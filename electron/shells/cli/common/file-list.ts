import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expectedFailure, KithError } from '../../../contract/index.ts';
import { foundAtBytes, type Found } from './files.ts';

const NUL = 0;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * The paths that `--files-from` names, for lists that are longer than the system lets arguments be: from a file, a pipe, or
 * standard input as `-`. They are separated by NULs where there is one, else by line ends, and need not be text. Errors:
 * `FileMissing`, `FileExpected` and others of the system; `Canceled`.
 */
export async function readFileList(from: string, signal: AbortSignal): Promise<Found[]> {
  const bytes = from === '-' ? await readAll(process.stdin, signal) : await readList(from, signal);
  return pathsIn(bytes).map(foundAtBytes);
}

/** The paths in a list, without empty ones. */
export function pathsIn(bytes: Buffer): Buffer[] {
  const separator = bytes.includes(NUL) ? NUL : NEWLINE;
  const paths: Buffer[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(separator, start);
    const end = found < 0 ? bytes.length : found;
    const hasReturn =
      separator === NEWLINE && process.platform === 'win32' && bytes[end - 1] === RETURN;
    const path = bytes.subarray(start, hasReturn ? end - 1 : end);
    if (path.length > 0) paths.push(path);
    start = end + 1;
  }
  return paths;
}

async function readList(file: string, signal: AbortSignal): Promise<Buffer> {
  try {
    // Opened as usual, a pipe that nobody writes into yet would hold a thread, and with it the end of the process.
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    if (fstatSync(descriptor).isFIFO()) {
      return await readAll(new Socket({ fd: descriptor, readable: true, writable: false }), signal);
    }
    closeSync(descriptor);
    return await readFile(file, { signal });
  } catch (error) {
    if (signal.aborted) throw new KithError('Canceled', file, { cause: error });
    throw expectedFailure(error, file) ?? error;
  }
}

async function readAll(stream: Readable, signal: AbortSignal): Promise<Buffer> {
  const stop = (): void => void stream.destroy(new KithError('Canceled'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await buffer(stream);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
