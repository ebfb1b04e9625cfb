import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Bytes that are looked at at once: few requests fit, and a browser's is a handful of them. */
const PIECE = 256;

/**
 * Has Node's HTTP look at what connections send piece by piece, and at nothing after a connection was ended. By itself it looks at
 * 64 KiB at once, which can be thousands of requests: it hands out each, although one of them has ended the connection, and keeps
 * them until it has looked at all other connections. To be called before anything else listens to upgrades.
 */
export function readInPieces(server: Server): void {
  const ends = new WeakMap<Socket, () => void>();
  server.on('connection', (socket) => {
    const [look] = socket.listeners('data') as ((chunk: Buffer) => void)[];
    if (!look) throw new Error('Node’s HTTP does not listen to its connections');
    let isOver = false;
    const inPieces = (chunk: Buffer): void => {
      for (let at = 0; at < chunk.length && !socket.destroyed; at += PIECE) {
        // Whoever goes on without waiting for the web socket to be opened is no browser.
        if (isOver) return void socket.destroy();
        look(chunk.subarray(at, at + PIECE));
      }
    };
    socket.off('data', look).on('data', inPieces);
    ends.set(socket, () => {
      isOver = true;
      socket.off('data', inPieces);
    });
  });
  server.on('upgrade', ({ socket }) => ends.get(socket)?.());
}
