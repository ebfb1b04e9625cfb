import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { RPCHandler } from '@orpc/server/websocket';
import type { RawData, WebSocket } from 'ws';
import { ADMITTED, NOT_ADMITTED } from '../../contract/index.ts';

/** Milliseconds that a connection has to show that it is the page's, and bytes that it may send until then. */
const [SHOWN_WITHIN, SHOWN_IN] = [10_000, 4096];
/** Bytes that may wait for a page that does not read: beyond it nothing is sent any more. */
export const LONGEST_BACKLOG = 64 * 1024 * 1024;
/** Milliseconds that a page has to take its leave. */
const LEAVE_WITHIN = 1000;
/** The endpoint expects to work again later (the WebSocket registry of IANA). */
const TRY_AGAIN_LATER = 1013;

/**
 * Asks a new connection for the page's proof. `admit` is called once with it, or the connection is closed. The frames of
 * one that has shown nothing yet are few and small, whatever they claim to be.
 */
export function askForProof(
  websocket: WebSocket,
  socket: Socket,
  proves: (asked: string, proof: string) => boolean,
  admit: () => void,
): void {
  const asked = randomBytes(32).toString('hex');
  const limit = setTimeout(() => websocket.terminate(), SHOWN_WITHIN);
  let received = 0;
  const count = (chunk: Buffer): void => {
    received += chunk.byteLength;
    if (received > SHOWN_IN) websocket.terminate();
  };
  socket.on('data', count);
  websocket.once('close', () => clearTimeout(limit));
  websocket.once('message', (data, isBinary) => {
    clearTimeout(limit);
    socket.off('data', count);
    if (isBinary || !proves(asked, textOf(data))) {
      return websocket.close(NOT_ADMITTED, 'This is not the page that was let in.');
    }
    websocket.send(ADMITTED);
    admit();
  });
  websocket.send(asked);
}

/**
 * Answers a page's calls. What cannot be understood is told to `onNonsense` and changes nothing; a page that does not read
 * what it asked for is let go.
 */
export function answerCalls(
  websocket: WebSocket,
  handler: Pick<RPCHandler<object>, 'message' | 'close'>,
  onNonsense: (error: unknown) => void,
): void {
  websocket.binaryType = 'arraybuffer';
  const peer = {
    addEventListener: () => undefined,
    send: (message: string | ArrayBufferLike | Blob | ArrayBufferView): void => {
      if (websocket.readyState !== websocket.OPEN) return;
      if (websocket.bufferedAmount > LONGEST_BACKLOG) return letGo(websocket);
      websocket.send(message as string | Uint8Array);
    },
  };
  websocket.on('message', (data, isBinary) => {
    handler.message(peer, isBinary ? (data as ArrayBuffer) : textOf(data)).catch(onNonsense);
  });
  websocket.once('close', () => handler.close(peer));
}

/** Text comes as one buffer. */
function textOf(data: RawData): string {
  return (data as Buffer).toString();
}

function letGo(websocket: WebSocket): void {
  websocket.close(TRY_AGAIN_LATER, 'Too much waits to be read.');
  setTimeout(() => websocket.terminate(), LEAVE_WITHIN).unref();
}
