import { z } from 'zod';
import {
  engineTrial,
  hasCode,
  type EngineName,
  type EngineTrial,
  type KithError,
  type SelfCheck,
} from '../../contract/index.ts';
import type { NetworkFiles } from '../../../native-models/vocabulary/host-contract.ts';
import { reasonOf } from './engine-lost.ts';
import type { SpawnProcess } from '../../platform/own-process.ts';
import type { HostKind } from './host-kind.ts';
import { LAST_RESORT } from './restart-policy.ts';
import type { HostSession } from './session.ts';

/** How the way down the ladder ended: on an engine, at its end, or with the loss of the last resort's process. */
export type BringUp = { readonly trials: readonly EngineTrial[] } & (
  | { readonly kind: 'up'; readonly session: HostSession; readonly loaded: Loaded }
  | { readonly kind: 'no engine' }
  | { readonly kind: 'lost'; readonly loss: KithError }
);

/** What a session that came up tells. */
export interface Loaded {
  readonly engine: EngineName | null;
  readonly check: SelfCheck;
  readonly milliseconds: number;
}

/**
 * Goes down the ladder until a session is ready on an engine. Engines of one kind of process share it; where it is lost as
 * it loads, any of them may have taken it down, and each gets one of its own. Aborted, or failing otherwise, it leaves no
 * process behind. Throws the signal's reason.
 */
export async function bringUp(options: {
  /** In the order in which they are tried. */
  engines: readonly EngineName[];
  kinds: readonly HostKind[];
  files: NetworkFiles;
  open: (spawn: SpawnProcess) => HostSession;
  signal: AbortSignal;
}): Promise<BringUp> {
  const { files, open, signal } = options;
  const trials: EngineTrial[] = [];
  const attempts = byKind(options.engines, options.kinds);
  for (let attempt = attempts.shift(); attempt; attempt = attempts.shift()) {
    const { engines, spawn } = attempt;
    signal.throwIfAborted();
    const session = open(spawn);
    const end = (): void => session.end();
    signal.addEventListener('abort', end, { once: true });
    try {
      const loaded = await session.load({ files, engines: [...engines] });
      signal.throwIfAborted();
      trials.push(...loaded.trials);
      const engine = loaded.trials.find(({ state }) => state === 'in use')?.engine ?? null;
      return { kind: 'up', session, trials, loaded: { ...loaded, engine } };
    } catch (cause) {
      session.end();
      signal.throwIfAborted();
      if (hasCode(cause, 'NoEngine')) trials.push(...trialsOf(cause));
      else if (!hasCode(cause, 'EngineLost')) throw cause;
      else if (engines.length > 1) {
        attempts.unshift(...engines.map((engine) => ({ engines: [engine], spawn })));
      } else if (engines[0] === LAST_RESORT) {
        return { kind: 'lost', trials, loss: cause as KithError };
      } else {
        trials.push({ engine: engines[0]!, state: 'refused', reason: endReason(cause) });
      }
    } finally {
      signal.removeEventListener('abort', end);
    }
  }
  return { kind: 'no engine', trials };
}

/** Why an engine whose process ended is refused. */
export function endReason(loss: unknown): string {
  return `its process ended (${reasonOf(loss)})`;
}

/** The engines in their order, cut wherever the next one runs in another kind of process. */
function byKind(engines: readonly EngineName[], kinds: readonly HostKind[]): HostKind[] {
  const cut: { engines: EngineName[]; spawn: SpawnProcess }[] = [];
  for (const engine of engines) {
    const kind = kinds.find((candidate) => candidate.engines.includes(engine));
    if (!kind) continue;
    const last = cut.at(-1);
    if (last?.spawn === kind.spawn) last.engines.push(engine);
    else cut.push({ engines: [engine], spawn: kind.spawn });
  }
  return cut;
}

/** The trials that a `NoEngine` of the host names. */
function trialsOf(error: unknown): readonly EngineTrial[] {
  const parsed = z.object({ data: z.object({ trials: z.array(engineTrial) }) }).safeParse(error);
  return parsed.success ? parsed.data.data.trials : [];
}
