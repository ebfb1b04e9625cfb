import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections of whom nobody knows yet that are kept at once: the oldest makes room for a newer one. */
const MOST_STRANGERS = 64;
/** Milliseconds for which nothing is sent or taken, after which a connection is ended. */
const SILENT_FOR = 30_000;

/** What a server is made with so that a request is there in time: milliseconds until its headers are, until it is whole, and between two looks. */
export const connectionTimes = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  connectionsCheckingInterval: 5_000,
} as const;

/** What a server's connections may use up. */
export interface Connections {
  /** Says that a connection is of the browser that was let in: it makes room for nobody. */
  known(socket: Socket): void;
}

/**
 * Has a server survive whatever its connections do: a broken one ends itself alone, one that waits or does not read is
 * ended, and any number of idle ones leave room for the next.
 */
export function guardConnections(server: Server, onError: (error: Error) => void): Connections {
  const strangers = new Set<Socket>();
  server.setTimeout(SILENT_FOR);
  server.on('connection', (socket) => {
    // Node takes its own listener away where a connection becomes a web socket; without one an error would end the process.
    socket.on('error', () => undefined);
    socket.once('close', () => strangers.delete(socket));
    strangers.add(socket);
    for (const oldest of strangers) {
      if (strangers.size <= MOST_STRANGERS) break;
      strangers.delete(oldest);
      oldest.destroy();
    }
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  // A connection that could not be taken, say because too many files are open, does not end those that were.
  server.on('error', onError);
  return { known: (socket) => strangers.delete(socket) };
}
