import { EventEmitter } from 'node:events';
import { z } from 'zod';
import { hasCode, onnxRuntime, onnxTrial, type OnnxRuntime, type OnnxTrial } from '../../contract/index.ts'; // prettier-ignore
import type { OnnxFiles } from '../../../native-models/vocabulary/host-contract.ts';
import { readKept, writeKept } from '../../platform/kept-file.ts';
import { endReason } from './bring-up.ts';
import { machineName } from './engine-measurements.ts';
import type { HostLog } from './host-report.ts';
import type { HostPool } from './pool.ts';
import { LAST_RESORT } from './restart-policy.ts';

/** What is kept of the runtimes, in the data folder: it holds for one machine. */
const kept = z.object({ machine: z.string(), trials: z.array(onnxTrial) });

/** Runs everywhere: WebAssembly. It is never given up for another runtime. */
export const LAST_RUNTIME: OnnxRuntime = 'onnxruntime-web';

/** What the runtimes are measured with. */
interface RuntimeParts {
  readonly pool: Pick<HostPool, 'measure'>;
  /** The network of the liveness check. Throws `ModelMissing` where it was not fetched. */
  readonly files: () => Promise<OnnxFiles>;
  /** Where measurements are kept. */
  readonly file: string;
  readonly log: HostLog;
}

/**
 * Which runtimes of networks in ONNX there are on this machine, and in which order they are tried. One that took its process down
 * is not tried again, in the next start neither, until somebody measures anew. Emits `trials` whenever something is found out, and
 * `measured` once each was tried anew.
 */
export class OnnxRuntimes extends EventEmitter<{ trials: []; measured: [] }> {
  readonly #parts: RuntimeParts;
  #kept: readonly OnnxTrial[];
  #running: readonly OnnxTrial[] = [];
  /** Those whose process has ended at work, once. */
  readonly #suspected = new Set<OnnxRuntime>();
  #measuring: Promise<void> | null = null;
  #closed = false;

  /** Begins with what was found out on this machine before. */
  constructor(parts: RuntimeParts) {
    super();
    this.#parts = parts;
    const stored = readKept(parts.file, kept, parts.log);
    this.#kept = stored?.machine === machineName() ? stored.trials : [];
  }

  /** What is known of each: what the running host found counts. */
  get trials(): readonly OnnxTrial[] {
    return onnxRuntime.options.flatMap((runtime) => {
      const named = (trials: readonly OnnxTrial[]) => trials.find((one) => one.runtime === runtime);
      const trial = named(this.#running) ?? named(this.#kept);
      return trial ? [trial] : [];
    });
  }

  /** The runtimes that are worth trying, fastest first. */
  order(): OnnxRuntime[] {
    const known = (runtime: OnnxRuntime) => this.#kept.find((trial) => trial.runtime === runtime);
    const speed = (runtime: OnnxRuntime) => known(runtime)?.milliseconds ?? Infinity;
    return onnxRuntime.options
      .filter((runtime) => runtime === LAST_RUNTIME || known(runtime)?.state !== 'refused')
      .toSorted((a, b) => (speed(a) === speed(b) ? 0 : speed(a) - speed(b)));
  }

  /** Notes what the host that is running found as it loaded the network. */
  note(trial: OnnxTrial): void {
    this.#running = [...this.#running.filter(({ runtime }) => runtime !== trial.runtime), trial];
    this.emit('trials');
  }

  /**
   * Notes that a process ended under a runtime, and gives the runtime up if that was as it was loaded, or has happened at work
   * before. Once at work may be due to anything else that the process was doing.
   */
  blame(runtime: OnnxRuntime, loss: unknown, { atWork }: { atWork: boolean }): void {
    if (atWork && !this.#suspected.has(runtime)) {
      this.#suspected.add(runtime);
      return;
    }
    this.#running = this.#running.filter((trial) => trial.runtime !== runtime);
    this.#keep({ runtime, state: 'refused', reason: endReason(loss) });
  }

  /** Tries and times each runtime in a process of its own: one that crashes costs nothing but its own line. */
  measure(): Promise<void> {
    this.#measuring ??= this.#tryEach().finally(() => {
      this.#measuring = null;
      this.#suspected.clear();
      this.emit('measured');
    });
    return this.#measuring;
  }

  /** Leaves a measurement that is under way, whose hosts the pool ends. */
  close(): void {
    this.#closed = true;
  }

  async #tryEach(): Promise<void> {
    const files = await this.#parts.files().catch((error: unknown) => {
      if (hasCode(error, 'ModelMissing')) return null;
      throw error;
    });
    if (!files) return;
    for (const runtime of onnxRuntime.options) {
      if (this.#closed) return;
      const trial = await this.#try(runtime, files);
      if (this.#closed) return;
      this.#keep(trial);
    }
  }

  #try(runtime: OnnxRuntime, files: OnnxFiles): Promise<OnnxTrial> {
    return this.#parts.pool.measure(LAST_RESORT, { background: false }, async (lease) => {
      try {
        const { trial } = await lease.use((client) => client.loadLiveness({ ...files, runtime }));
        return trial.state === 'in use' ? { ...trial, state: 'present' } : trial;
      } catch (error) {
        const reason = hasCode(error, 'EngineLost') ? endReason(error) : String(error);
        return { runtime, state: 'refused', reason };
      }
    });
  }

  #keep(trial: OnnxTrial): void {
    this.#kept = [...this.#kept.filter(({ runtime }) => runtime !== trial.runtime), trial];
    this.emit('trials');
    const { file, log } = this.#parts;
    writeKept(file, { machine: machineName(), trials: this.#kept }, log);
  }
}
