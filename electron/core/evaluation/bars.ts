import type { Search } from '../../../native-models/evaluate/identification.ts';

/** What normalized scores are held to where it is decided who a face is. */
export interface Bars {
  /** From which on the first of two is named. */
  readonly threshold: number;
  /** The second cannot be told from the first where they are less than this apart. */
  readonly apart: number;
  /** Nor where the second reaches this, clearly like the face themselves. */
  readonly second: number;
}

/** The same bars about another threshold. */
export function movedTo(threshold: number, bars: Bars): Bars {
  return { ...bars, threshold, second: bars.second + threshold - bars.threshold };
}

/** What is decided from the normalized scores of the two people that a face is most like; undefined where there are not so many. */
export function decideBetween(
  best: number | undefined,
  second: number | undefined,
  { threshold, apart, second: bar }: Bars,
): 'known' | 'ambiguous' | 'unknown' {
  if (best === undefined || best < threshold) return 'unknown';
  if (second === undefined) return 'known';
  return second > best - apart || second >= bar ? 'ambiguous' : 'known';
}

/** Whether a mated search does not identify the person (a false negative, ISO/IEC 19795-1): one of two who cannot be told apart is not identified. */
export function isUnidentified({ own, other }: Search, bars: Bars): boolean {
  return own === null || own <= other || decideBetween(own, other, bars) !== 'known';
}

/** Which mated searches do not identify the person at a threshold, with the same bars about it. */
export function missesAbout(bars: Bars): (search: Search, threshold: number) => boolean {
  return (search, threshold) => isUnidentified(search, movedTo(threshold, bars));
}

/** Whether a search is answered with two people. */
export function isAmbiguous({ own, other }: Search, bars: Bars): boolean {
  const [best, second] = [own ?? -1, other].toSorted((a, b) => b - a);
  return decideBetween(best, second, bars) === 'ambiguous';
}
