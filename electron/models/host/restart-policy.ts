import type { EngineName, EngineTrial } from '../../contract/index.ts';

/** Runs everywhere, and loses nothing but time: it is never given up for another engine. */
export const LAST_RESORT: EngineName = 'wasm';
/** Losses within a minute after which a host that is used is still started again: after more it would only crash again. */
export const LOSSES_A_MINUTE = 5;
/** Losses within a minute after which the next engine takes an engine's place. */
const LOSSES_OF_ENGINE = 2;
const MINUTE = 60_000;

/** A process that ended without having been told to. */
export interface Loss {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The engine that it ran; null where it had not come that far. */
  readonly engine: EngineName | null;
}

/** What a host has been through, as far as it counts for what is done next. */
export interface HostHistory {
  readonly losses: readonly Loss[];
  /** The engines that were tried, in this session and before it. */
  readonly trials: readonly EngineTrial[];
}

/** The losses that still count at a time. */
export function recentLosses(losses: readonly Loss[], now: number): Loss[] {
  return losses.filter(({ at }) => now - at < MINUTE);
}

/** Whether a host that was just lost is started again. `most` is how many losses a minute it may have. */
export function startsAgain(losses: readonly Loss[], now: number, most = LOSSES_A_MINUTE): boolean {
  return recentLosses(losses, now).length <= most;
}

/**
 * Those of the engines, in their order, that are worth trying: not what was absent or refused before, since calls wait; nor
 * what lost its process twice within a minute, but for the last resort.
 */
export function enginesToTry(
  order: readonly EngineName[],
  { losses, trials }: HostHistory,
  now: number,
): EngineName[] {
  const recent = recentLosses(losses, now);
  return order.filter((engine) => {
    const failed = failedTrials(trials).some((trial) => trial.engine === engine);
    const lost = recent.filter((loss) => loss.engine === engine).length;
    return !failed && (engine === LAST_RESORT || lost < LOSSES_OF_ENGINE);
  });
}

/** The trials of engines that are not there or do not work. */
export function failedTrials(trials: readonly EngineTrial[]): EngineTrial[] {
  return trials.filter(({ state }) => state === 'absent' || state === 'refused');
}
