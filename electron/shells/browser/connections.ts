import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { readInPieces } from './read-in-pieces.ts';

/**
 * Connections of whom nobody knows yet that are kept: the oldest makes room for a newer one, but each has the time to say who it
 * is, unless there are very many. Whoever opens them as fast as they are closed would otherwise keep everybody else out.
 */
const MOST_STRANGERS = 64;
const MOST_AT_ONCE = 4096;
/** Milliseconds in which a browser has said what it wants. */
const HEARD_FOR = 1000;
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
  /**
   * Whether a request is to be answered: one at a time on a connection. Who asks for more before the answer was sent, which no
   * browser does, is let go: the answers would wait in memory for as long as nobody reads them.
   */
  takes(request: IncomingMessage, response: ServerResponse): boolean;
}

/**
 * Has a server survive whatever its connections do: a broken one ends itself alone, one that waits or does not read is
 * ended, and any number of idle ones leave room for the next.
 */
export function guardConnections(server: Server, onError: (error: Error) => void): Connections {
  /** When each came, the oldest first. */
  const strangers = new Map<Socket, number>();
  const answered = new WeakSet<Socket>();
  server.setTimeout(SILENT_FOR);
  readInPieces(server);
  server.on('connection', (socket) => {
    // Node takes its own listener away where a connection becomes a web socket; without one an error would end the process.
    socket.on('error', () => undefined);
    socket.once('close', () => strangers.delete(socket));
    const now = performance.now();
    strangers.set(socket, now);
    for (const [oldest, came] of strangers) {
      const most = now - came < HEARD_FOR ? MOST_AT_ONCE : MOST_STRANGERS;
      if (strangers.size <= most) break;
      strangers.delete(oldest);
      oldest.destroy();
    }
  });
  server.on('clientError', (_error, socket) => {
    // A browser keeps connections at hand: what is said on one that asked nothing, it would take for the answer to what it asks next.
    const asked = socket instanceof Socket && socket.bytesRead > 0;
    if (asked && socket.writable) {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    } else socket.destroy();
  });
  // A connection that could not be taken, say because too many files are open, does not end those that were.
  server.on('error', onError);
  return {
    known: (socket) => strangers.delete(socket),
    takes: ({ socket }, response) => {
      if (answered.has(socket)) {
        socket.destroy();
        return false;
      }
      answered.add(socket);
      response.once('close', () => answered.delete(socket));
      return true;
    },
  };
}
