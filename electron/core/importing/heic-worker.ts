// Runs in a thread of its own: a decoder of somebody else's files may run out of memory, or never end.
import { parentPort, workerData } from 'node:worker_threads';
import decode from 'heic-decode';

const { bytes, most } = workerData as { bytes: Uint8Array; most: number };
/** Its types do not say that a picture tells how large it is. */
type Sized = Awaited<ReturnType<typeof decode.all>>[number] & { width: number; height: number };
const [picture] = (await decode.all({ buffer: bytes })) as unknown as Sized[];
if (!picture) throw new Error('There is no picture in it');
// It says how large it is before it takes the memory.
if (picture.width * picture.height > most) parentPort!.postMessage(null);
else {
  const { width, height, data } = await picture.decode();
  parentPort!.postMessage({ width, height, data }, [data.buffer as ArrayBuffer]);
}
