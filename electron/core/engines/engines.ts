import {
  chipBytes,
  engineName,
  type EngineName,
  type EngineTrial,
  type Status,
} from '../../contract/index.ts';
import type {
  BuiltTensorFlow,
  EngineMeasurements,
  HostMonitor,
  Networks,
  OnnxMonitor,
} from '../ports/index.ts';

/** Which engine recognition runs on: what is known of each, and which one is to be used. */
export function createEngines({
  host,
  measurements,
  runtimes,
  builtTensorFlow,
  networks,
  onChange,
}: {
  host: HostMonitor;
  measurements: EngineMeasurements;
  runtimes: OnnxMonitor;
  builtTensorFlow: () => BuiltTensorFlow | null;
  networks: Networks;
  onChange: () => void;
}) {
  host.on('state', () => {
    onChange();
    // No face waits until the active version is loaded and compiled; if it cannot be, the first face's call says so.
    if (host.report.state !== 'ready') return;
    void networks.embed([new Uint8Array(chipBytes)], 'plain').catch(() => undefined);
  });
  measurements.on('trials', onChange);
  runtimes.on('trials', onChange);

  const trials = (): EngineTrial[] => trialsOfAll(host.report.trials, measurements.trials);

  /** Has the host change over where another engine comes first now. */
  const useBest = (): void => {
    const refused = new Set(
      trials()
        .filter(({ state }) => state === 'absent' || state === 'refused')
        .map(({ engine }) => engine),
    );
    const best = measurements.order().find((engine) => !refused.has(engine));
    if (best !== host.report.engine) host.restart();
  };

  return {
    /** What the status page shows of them. */
    state: (): Pick<Status, 'host' | 'engine' | 'check' | 'trials' | 'runtimes'> => ({
      host: host.report.state,
      engine: host.report.engine,
      check: host.report.check,
      trials: trials(),
      runtimes: [...runtimes.trials],
    }),
    /** Puts the engine that the user wanted when Kith last ran first: the host that is yet to start tries it first. */
    prefer: (engine: EngineName | null): void => measurements.prefer(engine),
    /** Puts the engine that the user wants first, and changes over to it. */
    choose: (engine: EngineName | null): void => {
      measurements.prefer(engine);
      useBest();
    },
    /** Starts the process anew. */
    restart: (): void => host.restart(),
    /** Tries and times every engine and every runtime of networks in ONNX, and changes over to the fastest engine. */
    measure: async (): Promise<void> => {
      await measurements.measure();
      await runtimes.measure();
      useBest();
    },
    /** The TensorFlow that was set up on this machine; null where none was. Throws where its record cannot be read. */
    builtTensorFlow,
    /** Tries the engine in use now. Errors: `EngineLost`, `NoEngine`, `ModelMissing`, `ModelDamaged`. */
    examine: async (): Promise<EngineExamination> => {
      const chip = new Uint8Array(chipBytes).fill(127);
      const sixteen = Array.from({ length: 16 }, () => chip);
      const embedOne = await median(() => networks.embed([chip]));
      const embedSixteen = await median(() => networks.embed(sixteen));
      const selfCheck = await median(() => host.selfCheck());
      return { ...(await host.describe()), milliseconds: { embedOne, embedSixteen, selfCheck } };
    },
  };
}

/** What the engine in use takes: bytes of memory (null where it cannot tell), tensors, and medians of milliseconds. */
export interface EngineExamination {
  readonly memory: number | null;
  readonly tensors: number;
  readonly milliseconds: {
    readonly embedOne: number;
    readonly embedSixteen: number;
    readonly selfCheck: number;
  };
}

/** How often each timing is taken; the median counts. */
const ROUNDS = 7;

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

/** The engines capability. */
export type Engines = ReturnType<typeof createEngines>;

/** What is known of each engine: what the running host found counts, with the speed as it was measured. */
function trialsOfAll(
  running: readonly EngineTrial[],
  measured: readonly EngineTrial[],
): EngineTrial[] {
  return engineName.options.flatMap((engine) => {
    const named = (trials: readonly EngineTrial[]) => trials.find((one) => one.engine === engine);
    const trial = { ...named(measured), ...named(running) };
    return trial.engine && trial.state ? [{ ...trial, engine, state: trial.state }] : [];
  });
}
