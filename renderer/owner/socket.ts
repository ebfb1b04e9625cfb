import { ADMITTED, KithError, limits, NOT_ADMITTED } from '../../electron/contract/index.ts';
import { proofOf } from './page-key.ts';

/** What oRPC needs of a socket. */
type Sender = Pick<WebSocket, 'addEventListener' | 'removeEventListener' | 'send' | 'readyState'>;

/** This browser is not the one that the owner let in. */
export class NotAdmitted extends Error {}

/**
 * Opens the socket to the owner and shows that this page was let in. Error: `NotAdmitted`; any other one where nobody answers.
 */
export async function openSocket(address: string): Promise<WebSocket> {
  const websocket = new WebSocket(address);
  websocket.binaryType = 'arraybuffer';
  await new Promise<void>((resolve, reject) => {
    websocket.addEventListener('message', function show({ data }: MessageEvent<unknown>) {
      if (data === ADMITTED) {
        websocket.removeEventListener('message', show);
        return resolve();
      }
      proofOf(String(data)).then((proof) => {
        if (proof === null) reject(new NotAdmitted());
        else websocket.send(proof);
      }, reject);
    });
    websocket.addEventListener('error', () => reject(new Error('Kith is not running.')));
    websocket.addEventListener('close', ({ code }) =>
      reject(code === NOT_ADMITTED ? new NotAdmitted() : new Error('Kith closed the connection.')),
    );
  }).catch((error: unknown) => {
    websocket.close();
    throw error;
  });
  return websocket;
}

/** A socket that refuses what the owner would: sent, it would end the connection. Error of `send`: `MessageTooLarge`. */
export function withinLimits(websocket: WebSocket): Sender {
  return {
    addEventListener: websocket.addEventListener.bind(websocket),
    removeEventListener: websocket.removeEventListener.bind(websocket),
    get readyState() {
      return websocket.readyState;
    },
    send: (message) => {
      if (sizeOf(message) > limits.messageBytes) throw new KithError('MessageTooLarge');
      websocket.send(message);
    },
  };
}

/** Bytes of a message; of text at least so many. */
function sizeOf(message: Parameters<WebSocket['send']>[0]): number {
  if (typeof message === 'string') return message.length;
  return message instanceof Blob ? message.size : message.byteLength;
}
