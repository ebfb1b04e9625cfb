import { RPCHandler } from '@orpc/server/message-port';
import { processPort, type MessageEndpoint } from './process-port.ts';
import { createHostRouter } from './router.ts';

// The entry of the model host's process: it serves its parent, and ends with it.
const parent = (process as { parentPort?: MessageEndpoint }).parentPort ?? process;
// Messages go by structured clone, which leaves arrays as they are; but the answer that announces a stream has its
// announcement added by the codec alone.
const handler = new RPCHandler(createHostRouter(), {
  experimental_transfer: ([, , payload]) => (announcesStream(payload) ? null : []),
});
handler.upgrade(processPort(parent));
process.on('disconnect', () => process.exit(0));

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
