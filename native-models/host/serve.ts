import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import type { createHostRouter } from './router.ts';

/**
 * Answers the owner's calls on a port. Messages go by structured clone, which leaves arrays as they are; but the answer that
 * announces a stream has its announcement added by the codec alone.
 */
export function serveHost(
  router: ReturnType<typeof createHostRouter>,
  port: SupportedMessagePort,
): void {
  const handler = new RPCHandler(router, {
    experimental_transfer: ([, , payload]) => (announcesStream(payload) ? null : []),
  });
  handler.upgrade(port);
}

function announcesStream(payload: unknown): boolean {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    'body' in payload &&
    typeof payload.body === 'object' &&
    payload.body !== null &&
    Symbol.asyncIterator in payload.body
  );
}
