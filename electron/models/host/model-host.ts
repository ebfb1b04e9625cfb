import { EventEmitter } from 'node:events';
import { hasCode, KithError, type EngineName, type SelfCheck } from '../../contract/index.ts';
import type { NetworkFiles } from '../../../native-models/vocabulary/host-contract.ts';
import { bringUp } from './bring-up.ts';
import { engineLost, reasonOf } from './engine-lost.ts';
import type { HostKind } from './host-kind.ts';
import type { HostLog, HostReport, HostRole } from './host-report.ts';
import { HostLease } from './lease.ts';
import {
  enginesToTry,
  failedTrials,
  LAST_RESORT,
  recentLosses,
  startsAgain,
  type HostHistory,
} from './restart-policy.ts';
import { HostSession } from './session.ts';

/** What a host is made of. */
export interface HostParts {
  readonly role: HostRole;
  readonly kinds: readonly HostKind[];
  readonly files: () => Promise<NetworkFiles>;
  /** Engines in the order in which they are tried; asked at every start. */
  readonly engines: () => readonly EngineName[];
  /** Whether the system should give other processes the processor first. */
  readonly background: boolean;
  /** Losses a minute after which it is still started again. */
  readonly lossesAMinute: number;
  readonly log: HostLog;
}

/** The way to a session that is ready. Resolves to null where another attempt takes its place. */
interface Attempt {
  readonly stop: AbortController;
  readonly ready: Promise<HostSession | null>;
}

const NOTHING_KNOWN: HostReport = { state: 'starting', engine: null, trials: [], check: null };

/**
 * A model host for one purpose: sessions one after another. It comes up with the first call on a lease, is started again
 * when it is lost, as the restart policy says, and ends with the last lease. Emits `state` whenever the report changes.
 */
export class ModelHost extends EventEmitter<{ state: [HostReport] }> {
  readonly #parts: HostParts;
  readonly #leases = new Set<HostLease>();
  #attempt: Attempt | null = null;
  #session: HostSession | null = null;
  #generation = 0;
  #history: HostHistory = { losses: [], trials: [] };
  #report = NOTHING_KNOWN;
  #closed = false;

  constructor(parts: HostParts) {
    super();
    this.#parts = parts;
  }

  /** What is known of the host now. */
  get report(): HostReport {
    return this.#report;
  }

  /** The process's id while one runs. */
  get pid(): number | undefined {
    return this.#session?.pid;
  }

  /** A claim on the host: it stays up, once it is, until every lease was released. */
  lease(): HostLease {
    const lease: HostLease = new HostLease({
      session: () => this.#ready(lease),
      report: () => this.#report,
      release: () => {
        if (this.#leases.delete(lease) && this.#leases.size === 0) this.#end();
      },
    });
    if (!this.#closed) this.#leases.add(lease);
    return lease;
  }

  /**
   * Starts the host anew, with the engines as they are to be tried now. Calls under way end in `EngineLost`; those that
   * still wait for it go to the new one. Does nothing to a host that nobody holds.
   */
  restart(): void {
    this.#history = { losses: [], trials: [] };
    if (this.#leases.size === 0) return;
    this.#end();
    this.#attempt = this.#begin();
  }

  /** Checks the golden embedding again. */
  async selfCheck(): Promise<SelfCheck> {
    using lease = this.lease();
    return await lease.use((client) => client.selfCheck());
  }

  /** What the process holds: bytes of memory, null where it cannot tell, and tensors. */
  async describe(): Promise<{ memory: number | null; tensors: number }> {
    using lease = this.lease();
    return await lease.use((client) => client.describe());
  }

  /** Ends the host for good. */
  close(): void {
    this.#closed = true;
    this.#leases.clear();
    this.#end();
  }

  async #ready(lease: HostLease): Promise<HostSession> {
    for (;;) {
      if (!this.#leases.has(lease)) throw engineLost('its lease was released');
      this.#attempt ??= this.#begin();
      const session = await this.#attempt.ready;
      if (session) return session;
    }
  }

  #begin(): Attempt {
    const stop = new AbortController();
    const ready = this.#comeUp(stop.signal).catch((error: unknown) => {
      if (stop.signal.aborted) return null;
      if (!hasCode(error, 'EngineLost')) {
        const why = hasCode(error, 'NoEngine') ? { why: (error as Error).cause } : {};
        this.#parts.log.warn('model host failed to start', { error: String(error), ...why });
      }
      this.#update({ state: 'failed' });
      throw error;
    });
    ready.catch(() => undefined); // The report says it where nobody waits.
    return { stop, ready };
  }

  async #comeUp(signal: AbortSignal): Promise<HostSession> {
    const { kinds, log, role, background } = this.#parts;
    const files = await this.#parts.files();
    for (;;) {
      signal.throwIfAborted();
      const before = failedTrials(this.#history.trials);
      const result = await bringUp({
        engines: enginesToTry(this.#parts.engines(), this.#history, Date.now()),
        kinds,
        files,
        signal,
        open: (spawn) => {
          this.#session = new HostSession(spawn, {
            role,
            generation: ++this.#generation,
            background,
            log,
            onLost: (session, loss) => this.#onLost(session, loss),
          });
          return this.#session;
        },
      });
      signal.throwIfAborted();
      const trials = [...before, ...result.trials];
      this.#history = { ...this.#history, trials };
      if (result.kind === 'up') {
        const { session, loaded } = result;
        const { engine, check, milliseconds } = loaded;
        const { generation, pid } = session;
        log.info('model host ready', { role, generation, pid, engine, milliseconds });
        this.#update({ state: 'ready', engine, trials, check });
        return session;
      }
      this.#report = { ...this.#report, trials };
      if (result.kind === 'no engine') {
        // Why each is not used is in the report, which Settings and `kith doctor` show, and in the log.
        const tried = trials.map(({ engine }) => engine).join(', ');
        const cause = trials.map(({ engine, reason }) => `${engine}: ${reason}`).join('; ');
        throw new KithError('NoEngine', tried, { flaw: 'enginesTried', cause });
      }
      if (!this.#noteLoss(result.loss, LAST_RESORT)) throw result.loss;
    }
  }

  /** Starts another session in the place of one that was ready and is lost. */
  #onLost(session: HostSession, loss: KithError): void {
    if (this.#session !== session) return;
    this.#session = null;
    if (this.#noteLoss(loss, this.#report.engine)) this.#attempt = this.#begin();
    else {
      const ready = Promise.reject(loss);
      ready.catch(() => undefined); // Told to whoever calls next.
      this.#attempt = { stop: new AbortController(), ready };
    }
  }

  /** Remembers a loss; returns whether the host is started again. */
  #noteLoss(loss: KithError, engine: EngineName | null): boolean {
    const now = Date.now();
    const losses = [...recentLosses(this.#history.losses, now), { at: now, engine }];
    this.#history = { ...this.#history, losses };
    const again = startsAgain(losses, now, this.#parts.lossesAMinute);
    const { log, role } = this.#parts;
    log.warn('model host ended', { role, reason: reasonOf(loss), losses: losses.length, again });
    this.#update({ state: again ? 'restarting' : 'failed' });
    return again;
  }

  /** Ends what is up or on its way up. */
  #end(): void {
    this.#attempt?.stop.abort();
    this.#session?.end();
    // What was found out of engines holds for the next start too, unless it left none.
    if (this.#report.state === 'failed') this.#history = { losses: [], trials: [] };
    this.#attempt = null;
    this.#session = null;
    if (!this.#closed) this.#update({ state: 'starting' });
  }

  #update(change: Partial<HostReport>): void {
    this.#report = { ...this.#report, ...change };
    this.emit('state', this.#report);
  }
}
