import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { kithContract } from '../../electron/contract/index.ts';
import { openSocket, withinLimits } from './socket.ts';

/** The owner's calls. */
export type KithClient = ContractRouterClient<typeof kithContract>;

/** The message with which the desktop shell's preload hands over the port to the owner. */
const PORT_MESSAGE = 'kith:port';

/** A connection to the owner. */
export interface Connection {
  readonly client: KithClient;
  /** Calls back once, when the owner is gone. */
  onLost(listener: () => void): void;
}

/**
 * Connects to the owner: over a message port in the desktop shell, over a loopback socket elsewhere. Error: `NotAdmitted`, there,
 * where this browser was not let in.
 */
export async function connect(): Promise<Connection> {
  return 'kithDesktop' in window ? connectPort() : connectSocket();
}

async function connectPort(): Promise<Connection> {
  const port = await new Promise<MessagePort>((resolve) => {
    window.addEventListener('message', (event) => {
      const [received] = event.ports;
      if (event.source === window && event.data === PORT_MESSAGE && received) resolve(received);
    });
    window.postMessage(`${PORT_MESSAGE}:wanted`, location.origin);
  });
  port.start();
  return {
    client: createORPCClient(new PortLink({ port })),
    onLost: (listener) => port.addEventListener('close', listener, { once: true }),
  };
}

/** Error: `NotAdmitted`. */
async function connectSocket(): Promise<Connection> {
  const websocket = await openSocket(`ws://${location.host}/rpc`);
  return {
    client: createORPCClient(new SocketLink({ websocket: withinLimits(websocket) })),
    onLost: (listener) => websocket.addEventListener('close', () => listener(), { once: true }),
  };
}
