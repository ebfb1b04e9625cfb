import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { hostsOfNode } from '../../electron/models/host/host-kind.ts';
import { HostPool, type PoolParts } from '../../electron/models/host/pool.ts';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { modulesFolder } from './sample-faces.ts';

/** The host's entry. */
export const hostEntry = fileURLToPath(
  new URL('../../native-models/host/main.ts', import.meta.url),
);

/** A pool of real hosts that ends with the test, and a lease on its live one, which is coming up. */
export function startHost(options: Partial<PoolParts> = {}) {
  const log: string[] = [];
  const pool = new HostPool({
    kinds: hostsOfNode(hostEntry),
    files: () => readNetworkFiles(modulesFolder),
    log: { info: (message) => log.push(message), warn: (message) => log.push(message) },
    ...options,
  });
  const states: string[] = [];
  pool.live.on('state', ({ state }) => states.push(state));
  onTestFinished(() => pool.close());
  const lease = pool.live.lease();
  void lease.ready().catch(() => undefined);
  return { pool, host: pool.live, lease, states, log };
}
