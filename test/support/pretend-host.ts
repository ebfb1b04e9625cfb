import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { engineName, type EngineName, type EngineTrial } from '../../electron/contract/index.ts';
import type { OwnProcess } from '../../electron/platform/own-process.ts';
import { hostContract, type NetworkFiles } from '../../native-models/vocabulary/host-contract.ts';

/** What a test decides about its pretended hosts. */
export interface PretendOptions {
  /** Engines that are absent. */
  readonly absent?: readonly EngineName[];
  /** Engines whose process ends as they load. */
  readonly crashing?: readonly EngineName[];
  /** Whether processes wait for `spawn` to be there. */
  readonly spawnsWhenTold?: boolean;
  /** Whether they tell of their end before `kill` returns, as windows do. */
  readonly endsAtOnce?: boolean;
  /** Resolves when networks may be loaded. */
  readonly beforeLoad?: () => Promise<void>;
  /** What a call takes; `crash` ends the process from within. */
  readonly work?: (call: PretendCall, crash: () => void) => Promise<void>;
  /** Answers a process's calls, in the place of the pretended networks. */
  readonly serve?: (port: MessagePort) => void;
  /** The numbers of a chip's features, which are its embedding too; four zeros unless given. */
  readonly featuresOf?: (chip: Uint8Array) => Float32Array;
}

type PretendCall = 'measure' | 'embed' | 'features' | 'project';

/** Files of networks that nobody reads. */
export const pretendFiles: NetworkFiles = {
  detectorTopology: new Uint8Array(1),
  detectorWeights: new Uint8Array(1),
  meshTopology: new Uint8Array(1),
  meshWeights: new Uint8Array(1),
  embedderManifest: new Uint8Array(1),
  embedderWeights: new Uint8Array(1),
};

/** A pretended process, as the test sees it. */
export interface PretendProcess extends OwnProcess {
  readonly alive: boolean;
  /** The engines that it was asked to load, in their order. */
  readonly asked: readonly EngineName[];
  spawn(): void;
  crash(reason?: string): void;
}

/** Hosts without processes or networks, over real message ports: for tests of who starts, keeps and ends them. */
export function pretendHosts(options: PretendOptions = {}) {
  const processes: PretendProcess[] = [];
  const spawn = (): OwnProcess => {
    const { port1, port2 } = new MessageChannel();
    const asked: EngineName[] = [];
    const onExit: ((reason: string) => void)[] = [];
    const onSpawn: ((pid?: number) => void)[] = [];
    let [there, told, alive] = [false, false, true];
    const crash = (reason = 'code 1'): void => {
      if (!alive) return;
      alive = false;
      port1.close();
      // A process's end is heard of later than it happens.
      const tell = (): void => onExit.forEach((listener) => listener(reason));
      if (options.endsAtOnce) tell();
      else setImmediate(tell);
    };
    const become = (): void => {
      there = true;
      if (told) crash('SIGKILL');
      for (const listener of onSpawn) listener(process.pid);
    };
    if (options.serve) options.serve(port2);
    else {
      const router = pretendRouter(asked, crash, options);
      new RPCHandler(router, { experimental_transfer: () => [] }).upgrade(port2);
    }
    port1.start();
    port2.start();
    const process: PretendProcess = {
      get pid() {
        return there ? 1_000_000_000 + processes.indexOf(process) : undefined;
      },
      get alive() {
        return alive;
      },
      asked,
      port: port1,
      onSpawn: (listener) => void onSpawn.push(listener),
      onExit: (listener) => void onExit.push(listener),
      // As Electron's: it can be ended only once it is there.
      kill: () => {
        told = true;
        if (there) crash('SIGKILL');
      },
      spawn: become,
      crash,
    };
    processes.push(process);
    if (!options.spawnsWhenTold) setImmediate(become);
    return process;
  };
  return {
    kinds: [{ engines: engineName.options, spawn }],
    processes,
    alive: () => processes.filter((process) => process.alive).length,
  };
}

function pretendRouter(asked: EngineName[], crash: () => void, options: PretendOptions) {
  const { absent = [], crashing = [], featuresOf = () => new Float32Array(4) } = options;
  const featuresOfAll = (chips: readonly Uint8Array[]) => {
    const vectors = chips.map(featuresOf);
    const size = vectors[0]!.length;
    const values = new Float32Array(vectors.length * size);
    vectors.forEach((vector, i) => values.set(vector, i * size));
    return { values, size };
  };
  const host = implement(hostContract);
  const check = { passed: true, difference: 0, tolerance: 1, milliseconds: 0 };
  return {
    load: host.load.handler(async ({ input, errors }) => {
      asked.push(...input.engines);
      await options.beforeLoad?.();
      const trials: EngineTrial[] = [];
      for (const engine of input.engines) {
        if (crashing.includes(engine)) {
          crash();
          await new Promise(() => undefined);
        }
        if (absent.includes(engine)) trials.push({ engine, state: 'absent', reason: 'not here' });
        else {
          trials.push({ engine, state: 'in use' });
          return { trials, check, milliseconds: 0 };
        }
      }
      throw errors.NoEngine({ data: { trials } });
    }),
    measure: host.measure.handler(async () => {
      await options.work?.('measure', crash);
      return { face: { chip: 1, batch: 1 }, classic: null };
    }),
    embed: host.embed.handler(async ({ input }) => {
      await options.work?.('embed', crash);
      const { values, size } = featuresOfAll(input.chips);
      return { embeddings: values, size, milliseconds: 0 };
    }),
    addVersion: host.addVersion.handler(() => undefined),
    features: host.features.handler(async ({ input }) => {
      await options.work?.('features', crash);
      const { values, size } = featuresOfAll(input.items.map(({ chip }) => chip));
      return { features: values, size };
    }),
    project: host.project.handler(async ({ input }) => {
      await options.work?.('project', crash);
      return { embeddings: input.features, size: input.size };
    }),
  };
}
