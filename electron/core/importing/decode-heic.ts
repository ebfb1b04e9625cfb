import { Worker } from 'node:worker_threads';

/** Milliseconds after which a file is given up: 48 megapixels take four seconds. */
const TOO_LONG = 60_000;
/** The thread's entry: beside this module as it was written, or beside the bundle that it went into. */
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './heic-worker.ts' : './heic-worker.js',
  import.meta.url,
);

/** Raw pixels, RGBA. */
export interface RawPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/**
 * Decodes a HEIC or HEIF picture, turned as it says itself, in a thread that ends with it; null where it has more than `most`
 * pixels. Rejects where it cannot be read.
 */
export function decodeHeic(bytes: Uint8Array, most: number): Promise<RawPicture | null> {
  return new Promise((resolve, reject) => {
    // The decoder prints what it stumbles over; this process's output is for its own words.
    const worker = new Worker(entry, { workerData: { bytes, most }, stdout: true, stderr: true });
    const end = (finish: () => void): void => {
      clearTimeout(limit);
      void worker.terminate();
      finish();
    };
    const limit = setTimeout(() => end(() => reject(new Error('It takes too long'))), TOO_LONG);
    worker.once('message', (picture: RawPicture | null) => end(() => resolve(picture)));
    worker.on('error', (error) => end(() => reject(error)));
    worker.once('exit', (code) => end(() => reject(new Error(`The decoder ended with ${code}`))));
  });
}
