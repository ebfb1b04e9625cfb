// Runs in a thread of its own: a decoder of somebody else's files may run out of memory, or never end.
import { parentPort, workerData } from 'node:worker_threads';
import decode from 'heic-decode';

const { width, height, data } = await decode({ buffer: workerData as Uint8Array });
parentPort!.postMessage({ width, height, data }, [data.buffer as ArrayBuffer]);
