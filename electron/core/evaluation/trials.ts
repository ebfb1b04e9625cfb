import type { Rate } from '../../contract/index.ts';
import type { ActiveVersion } from '../ports/index.ts';

/** What came of trying the version that Kith comes with on people whom its statistics were not counted on. */
export interface Trial {
  /** How many were enrolled at once. */
  readonly enrolled: number;
  /** How many people were searched for without being enrolled, and how many of those who were. */
  readonly strangers: number;
  readonly people: number;
  /** FPIR and FNIR where so many strangers were to be named at most; an ambiguous answer counts as an error of both. */
  readonly steps: readonly {
    readonly wantedFpir: number;
    readonly fpir: Rate;
    readonly fnir: Rate;
  }[];
}

/** The trial that is nearest in size to a version's gallery; null for a version that was never tried. */
export function trialFor(trials: readonly Trial[], version: ActiveVersion): Trial | null {
  const { profile, head, unfrozen } = version.network;
  if (profile !== 'face' || head !== null || unfrozen !== 0) return null;
  return nearest(trials, ({ enrolled }) => enrolled, Math.max(1, version.people));
}

/** What a trial found nearest to a wanted FPIR. */
export function trialStep(trial: Trial, wantedFpir: number): Trial['steps'][number] {
  return nearest(trial.steps, (step) => step.wantedFpir, wantedFpir)!;
}

/** The one whose value is nearest by ratio; null of none. */
function nearest<T>(all: readonly T[], value: (one: T) => number, wanted: number): T | null {
  const apart = (one: T) => Math.abs(Math.log(value(one) / wanted));
  return all.toSorted((a, b) => apart(a) - apart(b))[0] ?? null;
}
