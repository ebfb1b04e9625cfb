import { EventEmitter } from 'node:events';
import { constants, setPriority } from 'node:os';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { z } from 'zod';
import {
  engineName,
  engineTrial,
  hasCode,
  KithError,
  type EngineName,
  type EngineTrial,
  type HostState,
  type SelfCheck,
} from '../contract/index.ts';
import type { hostContract, NetworkFiles } from '../../native-models/vocabulary/host-contract.ts';
import type { HostKind, HostProcess, SpawnHost } from './host-process.ts';

/** The model host's calls. */
export type HostClient = ContractRouterClient<typeof hostContract>;

/** What the supervisor knows of its host. */
export interface HostReport {
  readonly state: HostState;
  readonly engine: EngineName | null;
  readonly trials: readonly EngineTrial[];
  readonly check: SelfCheck | null;
}

/** Where the supervisor writes what happened. */
export interface HostLog {
  info(message: string, details?: object): void;
  warn(message: string, details?: object): void;
}

/** Runs everywhere, and loses nothing but time: it is never given up for another engine. */
const LAST_RESORT: EngineName = 'wasm';
/** More crashes than this within a minute and the host is left down: it would only crash again. */
const CRASHES_A_MINUTE = 5;

interface Running {
  readonly process: HostProcess;
  readonly client: HostClient;
  /** Rejects when the process ends. */
  readonly lost: Promise<never>;
}

/**
 * Keeps a model host running. Calls wait while it starts; those under way when it dies end in `EngineLost`,
 * and a new host is started at once. Emits `state` whenever the report changes.
 */
export class HostSupervisor extends EventEmitter<{ state: [HostReport] }> {
  readonly #kinds: readonly HostKind[];
  readonly #files: () => Promise<NetworkFiles>;
  readonly #engines: () => readonly EngineName[];
  readonly #log: HostLog;
  readonly #background: boolean;
  #running: Promise<Running> | null = null;
  #current: HostProcess | null = null;
  #report: HostReport = { state: 'starting', engine: null, trials: [], check: null };
  #crashes: { at: number; engine: EngineName | null }[] = [];
  #stopped = false;

  constructor(options: {
    kinds: readonly HostKind[];
    files: () => Promise<NetworkFiles>;
    log: HostLog;
    /** Engines in the order in which they are tried; asked at every start. */
    engines?: () => readonly EngineName[];
    /** Whether the system should give other processes the processor first. */
    background?: boolean;
  }) {
    super();
    this.#background = options.background ?? false;
    this.#kinds = options.kinds;
    this.#files = options.files;
    this.#log = options.log;
    this.#engines = options.engines ?? (() => engineName.options);
  }

  /** What is known of the host now. */
  get report(): HostReport {
    return this.#report;
  }

  /** The host's process id while it runs. */
  get pid(): number | undefined {
    return this.#current?.pid;
  }

  /** Starts the host, as the first call would: a shell with a window does so before anybody asks. */
  start(): Promise<Running> {
    this.#running ??= this.#launch();
    return this.#running;
  }

  /** Runs calls on the host once it is ready. Ends in `EngineLost` if it dies meanwhile, `NoEngine` if none passed. */
  async use<T>(work: (client: HostClient) => Promise<T>): Promise<T> {
    const running = this.#running ?? (this.#report.state === 'starting' ? this.start() : null);
    if (!running) throw new KithError('EngineLost');
    const { client, lost } = await running;
    return Promise.race([work(client), lost]);
  }

  /** The same for a call that answers with a stream. */
  async *stream<T>(open: (client: HostClient) => Promise<AsyncIterable<T>>): AsyncGenerator<T> {
    const { client, lost } = await this.start();
    const iterator = (await Promise.race([open(client), lost]))[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await Promise.race([iterator.next(), lost]);
        if (next.done) return;
        yield next.value;
      }
    } finally {
      // Tells the host to stop; a host that is gone needs no telling.
      void iterator.return?.()?.catch(() => undefined);
    }
  }

  /** Checks the golden embedding again. */
  selfCheck(): Promise<SelfCheck> {
    return this.use((client) => client.selfCheck());
  }

  /** What the process holds: bytes of memory, null where it cannot tell, and tensors. */
  describe(): Promise<{ memory: number | null; tensors: number }> {
    return this.use((client) => client.describe());
  }

  /** Ends the host's process until the next call starts another. */
  rest(): void {
    const process = this.#current;
    this.#current = null;
    this.#running = null;
    this.#update({ state: 'starting' });
    process?.kill();
  }

  /** Starts the host anew, with the engines as they are to be tried now. Calls under way end in `EngineLost`. */
  restart(): void {
    this.#crashes = [];
    this.#report = { ...this.#report, trials: [] };
    this.rest();
    void this.start().catch(() => undefined); // The report says what became of it.
  }

  /** Ends the host for good. */
  stop(): void {
    this.#stopped = true;
    this.#running = null;
    this.#current?.kill();
  }

  #launch(): Promise<Running> {
    const launched = this.#bringUp();
    launched.catch((error: unknown) => {
      if (hasCode(error, 'EngineLost') || this.#stopped) return;
      this.#log.warn('model host failed to start', { error: String(error) });
      this.#update({ state: 'failed' });
    });
    return launched;
  }

  async #bringUp(): Promise<Running> {
    const files = await this.#files();
    if (this.#stopped) throw new KithError('EngineLost');
    // What was not there, or did not work, a moment ago is not tried again while calls wait.
    const trials = this.#report.trials.filter(
      ({ state }) => state === 'absent' || state === 'refused',
    );
    const engines = this.#engines().filter(
      (engine) => !this.#isUnstable(engine) && !trials.some((trial) => trial.engine === engine),
    );
    const kinds = this.#byKind(engines);
    for (let kind = kinds.shift(); kind; kind = kinds.shift()) {
      const running = this.#open(kind.spawn);
      try {
        const loading = running.client.load({ files, engines: [...kind.engines] });
        const loaded = await Promise.race([loading, running.lost]);
        trials.push(...loaded.trials);
        const engine = trials.find(({ state }) => state === 'in use')?.engine ?? null;
        const { milliseconds, check } = loaded;
        this.#log.info('model host ready', { engine, milliseconds, pid: running.process.pid });
        this.#update({ state: 'ready', engine, trials, check });
        running.lost.catch((error: KithError) => this.#recover(running.process, error));
        return running;
      } catch (cause) {
        // A host that was told to end is nothing to recover from.
        if (this.#stopped || this.#current !== running.process) throw cause;
        if (hasCode(cause, 'NoEngine')) trials.push(...trialsOf(cause));
        else if (!hasCode(cause, 'EngineLost')) throw cause;
        else if (kind.engines.length > 1) {
          // Any of them may have taken the process down: each gets one of its own.
          const { spawn } = kind;
          kinds.unshift(...kind.engines.map((engine) => ({ engines: [engine], spawn })));
        } else if (kind.engines[0] === LAST_RESORT) {
          this.#recover(running.process, cause as KithError);
          throw cause;
        } else {
          const reason = `its process ended (${(cause as KithError).subject})`;
          trials.push({ engine: kind.engines[0]!, state: 'refused', reason });
        }
        this.#current = null;
        running.process.kill();
      }
    }
    this.#report = { ...this.#report, trials };
    const reasons = trials.map(({ engine, reason }) => `${engine}: ${reason}`);
    throw new KithError('NoEngine', reasons.join('; '));
  }

  /** The engines in their order, cut wherever the next one runs in another kind of process. */
  #byKind(engines: readonly EngineName[]): HostKind[] {
    const cut: { engines: EngineName[]; spawn: SpawnHost }[] = [];
    for (const engine of engines) {
      const kind = this.#kinds.find((candidate) => candidate.engines.includes(engine));
      if (!kind) continue;
      const last = cut.at(-1);
      if (last?.spawn === kind.spawn) last.engines.push(engine);
      else cut.push({ engines: [engine], spawn: kind.spawn });
    }
    return cut;
  }

  #open(spawn: SpawnHost): Running {
    const process = spawn((text) => this.#log.info('model host', { text: text.trimEnd() }));
    this.#current = process;
    if (this.#background) process.onSpawn((pid) => this.#giveWay(pid));
    const lost = new Promise<never>((_, reject) => {
      process.onExit((reason) => {
        process.port.close();
        reject(new KithError('EngineLost', reason));
      });
    });
    lost.catch(() => undefined); // Nobody may be waiting when it ends.
    const link = new RPCLink({ port: process.port, experimental_transfer: () => [] });
    return { process, client: createORPCClient(link), lost };
  }

  #giveWay(pid: number): void {
    try {
      setPriority(pid, constants.priority.PRIORITY_LOW);
    } catch (error) {
      // It has ended already, which its exit says, or the system does not let it give way.
      this.#log.warn('model host keeps its priority', { error: String(error) });
    }
  }

  /** Starts a host in the place of one that was lost, unless that one was told to end. */
  #recover(lost: HostProcess, { subject: reason }: KithError): void {
    if (this.#stopped || this.#current !== lost) return;
    this.#current = null;
    const now = Date.now();
    const { engine } = this.#report;
    this.#crashes = [...this.#crashes.filter(({ at }) => now - at < 60_000), { at: now, engine }];
    this.#log.warn('model host ended', { reason, crashes: this.#crashes.length });
    if (this.#crashes.length > CRASHES_A_MINUTE) {
      this.#running = null;
      this.#update({ state: 'failed' });
      return;
    }
    this.#update({ state: 'restarting' });
    this.#running = this.#launch();
  }

  /** An engine that lost its process twice within a minute: the next one of the ladder takes its place. */
  #isUnstable(engine: EngineName): boolean {
    return (
      engine !== LAST_RESORT && this.#crashes.filter((crash) => crash.engine === engine).length >= 2
    );
  }

  #update(change: Partial<HostReport>): void {
    this.#report = { ...this.#report, ...change };
    this.emit('state', this.#report);
  }
}

/** The trials that a `NoEngine` of the host names. */
function trialsOf(error: unknown): readonly EngineTrial[] {
  const parsed = z.object({ data: z.object({ trials: z.array(engineTrial) }) }).safeParse(error);
  return parsed.success ? parsed.data.data.trials : [];
}
