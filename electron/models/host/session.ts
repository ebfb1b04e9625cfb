import { constants, setPriority } from 'node:os';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { KithError } from '../../contract/index.ts';
import type { hostContract } from '../../../native-models/vocabulary/host-contract.ts';
import { engineDied, engineLost } from './engine-lost.ts';
import type { OwnProcess, SpawnProcess } from '../../platform/own-process.ts';
import type { HostLog, HostRole } from './host-report.ts';
import { nextSessionState, type SessionEvent, type SessionState } from './session-state.ts';

/** The model host's calls. */
export type HostClient = ContractRouterClient<typeof hostContract>;

type LoadResult = Awaited<ReturnType<HostClient['load']>>;

/** What a session is opened with. */
export interface SessionOptions {
  readonly role: HostRole;
  /** Which of its host's sessions it is, from 1 on. */
  readonly generation: number;
  /** Whether the system should give other processes the processor first. */
  readonly background: boolean;
  readonly log: HostLog;
  /** Called once if the process ends after it was ready and without having been told to. */
  readonly onLost: (session: HostSession, loss: KithError) => void;
}

/**
 * One process of a model host, from its start to its end, with the calls that wait for its answers: each of them ends in
 * `EngineLost` as soon as the session does, and is forgotten as soon as it is answered.
 */
export class HostSession {
  readonly generation: number;
  readonly #client: HostClient;
  readonly #process: OwnProcess;
  readonly #options: SessionOptions;
  readonly #calls = new Set<(loss: KithError) => void>();
  readonly #spawned = Promise.withResolvers<void>();
  #state: SessionState = 'starting';

  /** Starts the process. Throws what `spawn` throws. */
  constructor(spawn: SpawnProcess, options: SessionOptions) {
    this.#options = options;
    this.generation = options.generation;
    const { log, role } = options;
    const process = spawn((text) => log.info('model host', { role, text: text.trimEnd() }));
    this.#process = process;
    const link = new RPCLink({ port: process.port, experimental_transfer: () => [] });
    this.#client = createORPCClient(link);
    process.onSpawn(() => this.#handle('spawned'));
    process.onExit((reason) => this.#handle('exited', reason));
  }

  get state(): SessionState {
    return this.#state;
  }

  /** The process's id, once it has one that is known. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Has the process load the networks; after it the session is ready. Errors: `EngineLost`, and the host's `NoEngine`. */
  async load(...input: Parameters<HostClient['load']>): Promise<LoadResult> {
    await this.call(() => this.#spawned.promise);
    const loaded = await this.call((client) => client.load(...input));
    this.#handle('loaded');
    return loaded;
  }

  /** Makes a call. Ends in `EngineLost` if the session ends first. */
  async call<T>(work: (client: HostClient) => Promise<T>): Promise<T> {
    if (this.#state === 'ending' || this.#state === 'ended') {
      throw engineLost('it has ended');
    }
    const { promise, reject } = Promise.withResolvers<never>();
    this.#calls.add(reject);
    try {
      return await Promise.race([work(this.#client), promise]);
    } finally {
      this.#calls.delete(reject);
    }
  }

  /** The same for a call that answers with a stream. */
  async *stream<T>(open: (client: HostClient) => Promise<AsyncIterable<T>>): AsyncGenerator<T> {
    const iterator = (await this.call(open))[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.call(() => iterator.next());
        if (next.done) return;
        yield next.value;
      }
    } finally {
      // Tells the host to stop; a host that is gone needs no telling.
      void iterator.return?.()?.catch(() => undefined);
    }
  }

  /** Ends the process, and the calls that wait for it at once. */
  end(): void {
    this.#handle('end');
  }

  #handle(event: SessionEvent, reason = 'it was told to end'): void {
    const before = this.#state;
    const after = nextSessionState(before, event);
    this.#state = after;
    if (event === 'spawned') {
      this.#spawned.resolve();
      if (this.#options.background) this.#lowerPriority();
    }
    if (after === before) return;
    const loss = event === 'exited' ? engineDied : engineLost;
    if (after === 'ending' || after === 'ended') this.#loseCalls(() => loss(reason));
    if (after === 'ended' && before === 'ready') this.#options.onLost(this, loss(reason));
    // Last, since a window tells of its end before `kill` returns.
    if (after === 'ending') this.#process.kill();
  }

  #loseCalls(loss: () => KithError): void {
    const calls = [...this.#calls];
    this.#calls.clear();
    for (const lose of calls) lose(loss());
    this.#process.port.close();
  }

  #lowerPriority(): void {
    const { pid } = this.#process;
    if (pid === undefined) return;
    try {
      setPriority(pid, constants.priority.PRIORITY_LOW);
    } catch (error) {
      // It may have ended already; one that runs at the usual priority computes as rightly.
      this.#options.log.warn('model host keeps its priority', { pid, error: String(error) });
    }
  }
}
