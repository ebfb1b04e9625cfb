import { hostsOfNode } from '../../electron/models/host/host-kind.ts';
import { HostPool } from '../../electron/models/host/pool.ts';
import { readNetworkFiles } from '../../electron/models/packs.ts';
import { hostContractSuite } from '../support/host-contract.ts';
import { hostEntry } from '../support/host.ts';
import { modulesFolder } from '../support/sample-faces.ts';

hostContractSuite(
  'a process',
  async () => {
    const pool = new HostPool({
      kinds: hostsOfNode(hostEntry),
      files: () => readNetworkFiles(modulesFolder),
      log: { info: () => undefined, warn: () => undefined },
      engines: () => ['wasm'],
    });
    return { pool, close: async () => pool.close() };
  },
  120_000,
);
