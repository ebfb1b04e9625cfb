import { closeSync, constants, createReadStream, fstatSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { expectedFailure, KithError } from '../../../contract/index.ts';

/**
 * What is in a file, a pipe or a device, or comes from a stream, piece by piece. Errors: `FileExpected`, `FileMissing` and others
 * of the system; `Canceled`, also while a pipe has nothing yet.
 */
export async function* inputPieces(
  from: string | Readable,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const name = typeof from === 'string' ? from : undefined;
  let stream: Readable | undefined;
  const stop = (): void => void stream?.destroy(new KithError('Canceled', name));
  try {
    stream = typeof from === 'string' ? streamOf(from) : from;
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    for await (const piece of stream) yield piece as Uint8Array;
  } catch (error) {
    throw expectedFailure(error, name) ?? error;
  } finally {
    signal?.removeEventListener('abort', stop);
    stream?.destroy();
  }
}

function streamOf(file: string): Readable {
  // Opened as usual, a pipe that nobody writes into yet would hold a thread, and with it the end of the process.
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  if (fstatSync(descriptor).isFIFO()) {
    return new Socket({ fd: descriptor, readable: true, writable: false });
  }
  closeSync(descriptor);
  return createReadStream(file);
}
