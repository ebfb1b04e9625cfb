import type { Remedies } from '../../contract/index.ts';
import { leaveOneOutScores } from '../evidence/mated-scores.ts';
import type { OperatingPoint } from '../evaluation/operating-point.ts';
import type { MomentSample } from '../evaluation/embedded-moments.ts';
import type { ActiveVersion } from '../ports/index.ts';

/** A bar comes to lie above the score of a face by this much of the tail's length: the next frame is never quite the same. */
const ABOVE = 0.5;
/** Corrections raise a bar by so many tail lengths at most, in all: then 1 in 20 of the strangers that reached it does still. */
const MOST = 3;
/** Nobody is to be locked out: at least this share of a person's own pictures goes on reaching the bar by itself. */
const LEFT_IN = 0.5;

/** How a person's bar would be raised, and what it costs them. */
export interface RaisedBar {
  /** By how much, in scores. */
  readonly by: number;
  readonly told: NonNullable<Remedies['raise']>;
}

/**
 * How far a person's bar can be raised to keep a face out that scores `score` with them, and what that costs; null where the face
 * does not reach it anyway, or the bar is as high as it may be. Pictures of the person tell how far: those of everybody, in `others`, where there are too few.
 */
export function raisedBar(
  version: ActiveVersion,
  point: OperatingPoint,
  personId: number,
  {
    score,
    rivalry,
    wantedFpir,
    samples,
    mated,
  }: {
    score: number;
    /** What the bars for the face lie higher by than those of its gallery. */
    rivalry: number;
    wantedFpir: number;
    samples: readonly MomentSample[];
    /** Scores that mated comparisons have, of the person or of everybody. */
    mated: { readonly scores: readonly number[]; readonly of: 'person' | 'everybody' };
  },
): RaisedBar | null {
  const bar = point.bar(personId, wantedFpir);
  const wanted = score - rivalry + ABOVE * point.scale;
  if (wanted <= bar) return null;
  const own = leaveOneOutScores(samples);
  // Even a few of one's own say more about who would be locked out than many of others.
  const told = own.length > 1 ? { scores: own, of: 'person' as const } : mated;
  const highest = Math.max(bar, highestFor(told.scores));
  const room = MOST * point.scale - version.raised(personId);
  const to = Math.min(wanted, highest, bar + Math.max(0, room));
  if (to <= bar) return null;
  const below = (at: number) => told.scores.filter((one) => one < at).length;
  return {
    by: to - bar,
    told: {
      enough: to + rivalry > score,
      before: below(bar),
      after: below(to),
      of: told.scores.length,
      whose: told.of,
    },
  };
}

/** The highest bar that the share of scores which has to goes on reaching; any where there are none. */
function highestFor(scores: readonly number[]): number {
  const sorted = scores.toSorted((a, b) => b - a);
  return sorted[Math.ceil(LEFT_IN * sorted.length) - 1] ?? 1;
}
