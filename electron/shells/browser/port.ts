import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KithError } from '../../contract/index.ts';

/** Below the ports that systems give out by themselves (32768 on Linux, 49152 by RFC 6335). */
const FIRST = 20_000;
const COUNT = 10_000;

/** The port of a data folder's Kith: the same at every start, so that a bookmark and an open page find it again. */
export function usualPort(dataFolder: string): number {
  return FIRST + (createHash('sha256').update(dataFolder).digest().readUInt32BE() % COUNT);
}

/** The port that `--port` names. Error: `WrongUse`. */
export function portNamed(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65_535) throw new KithError('WrongUse', '--port N, from 1 to 65535');
  return port;
}

/**
 * Listens on 127.0.0.1, on the first of the ports that is free; 0 is any. Returns which it is. Error: `PortInUse` where all are
 * taken.
 */
export async function listen(server: Server, ports: readonly number[]): Promise<number> {
  let cause: unknown;
  for (const port of ports) {
    server.listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    } catch (error) {
      // Another program has it, or the system lets nobody have it.
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
      cause = error;
    }
  }
  throw new KithError('PortInUse', ports.join(', '), { cause });
}
