import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { hostsOfNode } from '../../electron/models/host-process.ts';
import { HostSupervisor } from '../../electron/models/host-supervisor.ts';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { modulesFolder } from './sample-faces.ts';

/** The host's entry. */
export const hostEntry = fileURLToPath(
  new URL('../../native-models/host/main.ts', import.meta.url),
);

/** A supervised real host that ends with the test. */
export function startHost(options: Partial<ConstructorParameters<typeof HostSupervisor>[0]> = {}) {
  const log: string[] = [];
  const host = new HostSupervisor({
    kinds: hostsOfNode(hostEntry),
    files: () => readNetworkFiles(modulesFolder),
    log: { info: (message) => log.push(message), warn: (message) => log.push(message) },
    ...options,
  });
  const states: string[] = [];
  host.on('state', ({ state }) => states.push(state));
  onTestFinished(() => host.stop());
  void host.start().catch(() => undefined);
  return { host, states, log };
}
