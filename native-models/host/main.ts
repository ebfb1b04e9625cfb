import { RPCHandler } from '@orpc/server/message-port';
import { processPort, type MessageEndpoint } from './process-port.ts';
import { createHostRouter } from './router.ts';

// The entry of the model host's process: it serves its parent, and ends with it.
const parent = (process as { parentPort?: MessageEndpoint }).parentPort ?? process;
const handler = new RPCHandler(createHostRouter(), { experimental_transfer: () => [] });
handler.upgrade(processPort(parent));
process.on('disconnect', () => process.exit(0));
