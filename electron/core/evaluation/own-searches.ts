import type { Search } from '../../../native-models/evaluate/identification.ts';

/** Somebody a sample is like, with their normalized score, less what the bar for the face lies higher by. */
export interface Likeness {
  readonly personId: number;
  readonly normalized: number;
  /** The same, were the sample's own person not enrolled. */
  readonly alone: number;
}

/** The search for a sample in the gallery as it would be without its moment. */
export interface OwnSearch {
  readonly sampleId: number;
  readonly personId: number;
  /** The normalized score of the person's reference, made of their other moments, less what the bar for the face lies higher by. */
  readonly own: number;
  /** Who else is most like it; null where nobody else is enrolled. */
  readonly other: Likeness | null;
}

/**
 * The same as searches that figures are made of: each for its person and, where somebody else is enrolled, for a stranger.
 * Whoever is most like somebody that `isSame` holds to be the same person is no stranger to the gallery, and left out as one.
 */
export function searchesOf(
  searches: readonly OwnSearch[],
  isSame: (personId: number, other: number) => boolean = () => false,
): Search[] {
  return searches.flatMap(({ personId, own, other }) => {
    const person = String(personId);
    const best = other?.normalized ?? -1;
    const mated = { person, mated: true, own, other: best };
    if (!other || isSame(personId, other.personId)) return [mated];
    return [mated, { person, mated: false, own: null, other: other.alone }];
  });
}
