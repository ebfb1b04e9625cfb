import { engineName, type EngineName } from '../../contract/index.ts';
import type { NetworkFiles } from '../../../native-models/vocabulary/host-contract.ts';
import type { HostKind } from './host-kind.ts';
import type { HostLog } from './host-report.ts';
import type { HostLease } from './lease.ts';
import { ModelHost, type HostParts } from './model-host.ts';
import { LOSSES_A_MINUTE } from './restart-policy.ts';

/** What hosts are made of, whatever they are for. */
export interface PoolParts {
  readonly kinds: readonly HostKind[];
  readonly files: () => Promise<NetworkFiles>;
  readonly log: HostLog;
  /** Engines in the order in which they are tried, asked at every start; the contract's order unless given. */
  readonly engines?: () => readonly EngineName[];
}

/** All model hosts of an owner: one for live faces, one for training, and one for each engine that is measured. */
export class HostPool {
  /** For what somebody waits for. */
  readonly live: ModelHost;
  /** For training, activation and evaluation, at a lower priority: live recognition never waits for one of their steps. */
  readonly train: ModelHost;
  readonly #parts: PoolParts;
  readonly #measured = new Set<ModelHost>();

  constructor(parts: PoolParts) {
    this.#parts = parts;
    this.live = this.#host({ role: 'live', background: false });
    this.train = this.#host({ role: 'train', background: true });
  }

  /** Works with a host of its own for one engine, which is not started again when it is lost. */
  async measure<T>(
    engine: EngineName,
    { background }: { background: boolean },
    work: (lease: HostLease) => Promise<T>,
  ): Promise<T> {
    const only = { engines: () => [engine], lossesAMinute: 0 };
    const host = this.#host({ role: 'measure', background, ...only });
    this.#measured.add(host);
    try {
      using lease = host.lease();
      return await work(lease);
    } finally {
      this.#measured.delete(host);
    }
  }

  /** Ends every host for good. */
  close(): void {
    for (const host of [this.live, this.train, ...this.#measured]) host.close();
  }

  #host(parts: Pick<HostParts, 'role' | 'background'> & Partial<HostParts>): ModelHost {
    return new ModelHost({
      engines: () => engineName.options,
      lossesAMinute: LOSSES_A_MINUTE,
      ...this.#parts,
      ...parts,
    });
  }
}
