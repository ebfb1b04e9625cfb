import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { KithError } from '../../contract/errors.ts';
import type { PhotoReading } from '../../core/ports/index.ts';
import type { SpawnProcess } from '../own-process.ts';
import { decoded, type decoderContract } from './decoder-contract.ts';

/** Milliseconds after which a file is given up: 200 megapixels take five seconds. */
const TOO_LONG = 60_000;

/**
 * Decodes HEIC pictures, each in a process that ends with it: a decoder of somebody else's files may run out of memory, crash, or
 * never end.
 */
export function heicDecoder(
  spawn: SpawnProcess,
  { tooLong = TOO_LONG } = {},
): PhotoReading['decodeHeic'] {
  return async (bytes, picture) => {
    const { promise: ended, reject } = Promise.withResolvers<never>();
    // The decoder prints what it stumbles over; this process's output is for its own words.
    const child = spawn(() => undefined);
    const lose = (reason: string): void =>
      reject(new KithError('DecoderLost', undefined, { cause: new Error(reason) }));
    const limit = setTimeout(() => lose('It takes too long'), tooLong);
    child.onExit((reason, failure) =>
      failure ? reject(failure) : lose(`Its process ended (${reason})`),
    );
    const link = new RPCLink({ port: child.port, experimental_transfer: () => [] });
    const client: ContractRouterClient<typeof decoderContract> = createORPCClient(link);
    const spawned = new Promise<void>((resolve) => child.onSpawn(() => resolve()));
    try {
      const answer = spawned.then(() => client.decode({ bytes, picture }));
      // What took the decoder over would answer in its name.
      return decoded.parse(await Promise.race([answer, ended]));
    } finally {
      clearTimeout(limit);
      child.port.close();
      child.kill();
    }
  };
}
