import { EventEmitter } from 'node:events';
import { cpus } from 'node:os';
import { z } from 'zod';
import {
  engineName,
  engineTrial,
  hasCode,
  type EngineName,
  type EngineTrial,
} from '../../contract/index.ts';
import { readKept, writeKept } from '../../platform/kept-file.ts';
import { endReason } from './bring-up.ts';
import type { HostLog } from './host-report.ts';
import type { HostPool } from './pool.ts';

/** What is kept of a measurement, in the data folder: it holds for one machine. */
const kept = z.object({ machine: z.string(), trials: z.array(engineTrial) });

/** ResNet-50's files. */
interface ClassicFiles {
  readonly manifest: Uint8Array;
  readonly weights: Uint8Array;
}

/** What measurements need. */
interface MeasurementParts {
  readonly pool: Pick<HostPool, 'measure'>;
  /** Throws `ModelMissing` where ResNet-50 was not fetched. */
  readonly classicFiles: () => Promise<ClassicFiles>;
  /** Where measurements are kept. */
  readonly file: string;
  readonly log: HostLog;
}

/**
 * How fast the engines are on this machine, and with it in which order they are tried: the user's choice first, then those
 * that were measured here, fastest first, then the others as the contract lists them. Emits `trials` whenever an engine was
 * measured.
 */
export class EngineMeasurements extends EventEmitter<{ trials: [] }> {
  readonly #parts: MeasurementParts;
  #preferred: EngineName | null = null;
  #trials: readonly EngineTrial[];
  /** The measurement that was asked for, and the one of the first start, while they are under way. */
  #asked: Promise<void> | null = null;
  #background: Promise<void> | null = null;
  #closed = false;

  /** Begins with what was measured on this machine before, if anything was. */
  constructor(parts: MeasurementParts) {
    super();
    this.#parts = parts;
    const stored = readKept(parts.file, kept, parts.log);
    this.#trials = stored?.machine === machineName() ? stored.trials : [];
  }

  /** Puts the engine that the user wants first; null, none. */
  prefer(engine: EngineName | null): void {
    this.#preferred = engine;
  }

  /** The engines in the order in which a host should try them. */
  order(): EngineName[] {
    const preferred = this.#preferred;
    const speed = (engine: EngineName) =>
      this.#trials.find((trial) => trial.engine === engine)?.speed?.face.chip ?? Infinity;
    // Sorting is stable: without measurements the order of the contract stays.
    const bySpeed = engineName.options.toSorted((a, b) =>
      speed(a) === speed(b) ? 0 : speed(a) - speed(b),
    );
    return preferred ? [preferred, ...bySpeed.filter((engine) => engine !== preferred)] : bySpeed;
  }

  /** What is known of each engine that was measured here. */
  get trials(): readonly EngineTrial[] {
    return this.#trials;
  }

  /**
   * Tries and times every engine, each in a process of its own: one that crashes costs nothing but its own line. The first
   * start's own measurement is waited for: it times behind everything else, and not every engine.
   */
  measure(): Promise<void> {
    this.#asked ??= Promise.resolve(this.#background)
      .catch(() => undefined) // Told to who began it.
      .then(() => this.#tryEach(engineName.options, { background: false }))
      .finally(() => (this.#asked = null));
    return this.#asked;
  }

  /**
   * The same, behind everything else, on a machine where nothing was measured yet; what is fastest is used from the next
   * start on. Plain JavaScript, which takes longest and is never the fastest, is left out.
   */
  async measureOnce(): Promise<void> {
    if (this.#closed || this.#trials.length > 0 || this.#asked) return;
    const quick = engineName.options.filter((engine) => engine !== 'javascript');
    this.#background ??= this.#tryEach(quick, { background: true }).finally(
      () => (this.#background = null),
    );
    await this.#background;
  }

  /** Leaves a measurement that is under way, whose hosts the pool ends. */
  close(): void {
    this.#closed = true;
  }

  async #tryEach(engines: readonly EngineName[], how: { background: boolean }): Promise<void> {
    const classic = await this.#parts.classicFiles().catch((error: unknown) => {
      if (hasCode(error, 'ModelMissing')) return null;
      throw error;
    });
    for (const engine of engines) {
      if (this.#closed) return;
      const trial = await this.#try(engine, classic, how);
      if (this.#closed) return;
      this.#trials = [...this.#trials.filter((other) => other.engine !== engine), trial];
      this.emit('trials');
    }
    const { file, log } = this.#parts;
    writeKept(file, { machine: machineName(), trials: this.#trials }, log);
  }

  #try(
    engine: EngineName,
    classic: ClassicFiles | null,
    how: { background: boolean },
  ): Promise<EngineTrial> {
    return this.#parts.pool.measure(engine, how, async (lease) => {
      try {
        const speed = await lease.use(async (client) => {
          if (classic) await client.loadClassic(classic);
          return client.measure();
        });
        return { engine, state: 'present', speed };
      } catch (error) {
        // One that loaded and then failed at its work is of no use, whatever it said as it loaded.
        const failed = lease.report.trials.find(({ state }) => state !== 'in use');
        const reason = hasCode(error, 'EngineLost') ? endReason(error) : String(error);
        return failed ?? { engine, state: 'refused', reason };
      }
    });
  }
}

/** What tells the machine that was measured from others. */
export function machineName(): string {
  return `${process.platform} ${process.arch} ${cpus()[0]?.model ?? ''}`;
}
