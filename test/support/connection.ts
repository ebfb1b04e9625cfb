import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { onTestFinished } from 'vitest';
import { createKithRouter } from '../../electron/core/routes/router.ts';
import { handlerOptions } from '../../electron/core/told-errors.ts';
import type { KithClient } from '../../renderer/owner/client.ts';
import type { testKith } from './kith.ts';

/** A client that reaches a test's Kith over a real message channel, and the bugs that the router reported. */
export function connectTo({ kith }: Pick<Awaited<ReturnType<typeof testKith>>, 'kith'>) {
  const bugs: unknown[] = [];
  const router = createKithRouter(kith, {
    error: (message, details) => bugs.push({ message, ...details }),
  });
  const { port1, port2 } = new MessageChannel();
  new RPCHandler(router, handlerOptions).upgrade(port1);
  const client: KithClient = createORPCClient(new RPCLink({ port: port2 }));
  port1.start();
  port2.start();
  onTestFinished(() => {
    port1.close();
    port2.close();
  });
  return { client, bugs, router };
}
