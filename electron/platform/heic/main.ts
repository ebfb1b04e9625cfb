import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { parentPort } from '../../../native-models/host/parent-port.ts';
import { decodePicture } from './decode-picture.ts';
import { decoderContract } from './decoder-contract.ts';

// The entry of a process that decodes one picture, and ends with it.
const decoder = implement(decoderContract);
const router = {
  decode: decoder.decode.handler(({ input }) => decodePicture(input.bytes, input.picture)),
};
// Messages go by structured clone, which leaves arrays as they are.
new RPCHandler(router, { experimental_transfer: () => [] }).upgrade(parentPort());
