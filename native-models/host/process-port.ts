import type { SupportedMessagePort } from '@orpc/client/message-port';

/** The two ends of a child process's message channel, as Node (`process`, `ChildProcess`) and Electron (`parentPort`, `UtilityProcess`) offer them. */
export interface MessageEndpoint {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  send?(message: unknown): unknown;
  postMessage?(message: unknown): unknown;
}

/** A message port over a child process's channel. */
export type ProcessPort = SupportedMessagePort & {
  /** Tells the listeners of `close`, which ends the calls that wait for an answer. */
  close(): void;
};

/** Makes one end of a child process's channel look like a message port. */
export function processPort(endpoint: MessageEndpoint): ProcessPort {
  const onClose = new Set<() => void>();
  const port = {
    postMessage: (message: unknown) => {
      if (endpoint.postMessage) endpoint.postMessage(message);
      else endpoint.send?.(message);
    },
    addEventListener: (type: string, listener: (event?: { data: unknown }) => void) => {
      if (type === 'close') onClose.add(listener);
      else if (type === 'message') {
        // Electron's parentPort wraps the message in an event; the others hand it over bare.
        endpoint.on('message', (message) => listener({ data: unwrap(message) }));
      }
    },
    close: () => {
      for (const listener of onClose) listener();
    },
  };
  // oRPC asks for a whole DOM port by type, and calls just these.
  return port as unknown as ProcessPort;
}

function unwrap(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'data' in message && 'ports' in message
    ? message.data
    : message;
}
