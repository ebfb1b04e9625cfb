import { mostLenientFpir, namedPoints } from '../../contract/index.ts';
import { never } from '../async/aborted.ts';
import { createPace } from '../async/pace.ts';
import type { ActiveVersion } from '../ports/index.ts';
import { typicalScore } from './normalization.ts';
import { operatingPointOf, type OperatingPoint } from './operating-point.ts';

/** Somebody enrolled whom another is like. */
interface Other {
  readonly personId: number;
  /**
   * The mean of the normalized scores that the samples of the one reach with the reference of the other, less what the bar for them
   * lies higher by where they are like a third person.
   */
  readonly typical: number;
}

/** Two enrolled people, the one with the lower id first. */
export interface EnrolledPair {
  readonly people: readonly [number, number];
  /** The higher of the two typical scores: a bar no higher than this has a typical picture of one named as the other, were only that one enrolled. */
  readonly typical: number;
}

/**
 * Who else in the gallery a typical picture of a person is like, the most alike first; nobody where the person is gone.
 *
 * Two references are more alike than a picture and a reference, which bars are for, so their score is brought back to what samples of
 * one reach with the other in the mean. (On LFW, with 5 photos, two references of 200 reach the bar of 1% in every
 * gallery that was drawn, a typical picture in none: decision 038.)
 */
export function likestOthers(
  version: ActiveVersion,
  point: OperatingPoint,
  personId: number,
): Other[] {
  const reference = version.reference(personId);
  if (!reference) return [];
  const others = point
    .candidates(reference.direction)
    .filter((one) => one.personId !== personId)
    .map(({ personId: other, score, normalized }) => ({
      personId: other,
      normalized: normalized - score + typicalScore(reference, score),
    }))
    .toSorted((a, b) => b.normalized - a.normalized);
  return others
    .map((one) => {
      const rivals = others.filter((other) => other !== one);
      return {
        personId: one.personId,
        typical: one.normalized - point.rivalry([one, ...rivals]),
      };
    })
    .toSorted((a, b) => b.typical - a.typical);
}

const found = new WeakMap<
  ActiveVersion,
  { revision: number; pairs: Promise<readonly EnrolledPair[]> }
>();

/** The pairs of a version's gallery, as it is now, that some setting does not tell apart, and the closest one; the most alike first. */
export function enrolledPairs(version: ActiveVersion): Promise<readonly EnrolledPair[]> {
  const known = found.get(version);
  if (known?.revision === version.revision) return known.pairs;
  const pairs = findPairs(version);
  found.set(version, { revision: version.revision, pairs });
  return pairs;
}

async function findPairs(version: ActiveVersion): Promise<EnrolledPair[]> {
  const pace = createPace(never);
  const point = operatingPointOf(version);
  const lowest = point.bars(mostLenientFpir).threshold;
  const pairs = new Map<string, EnrolledPair>();
  for (const personId of version.personIds()) {
    await pace();
    for (const [i, { personId: other, typical }] of likestOthers(
      version,
      point,
      personId,
    ).entries()) {
      if (i > 0 && typical < lowest) break;
      const people = [Math.min(personId, other), Math.max(personId, other)] as const;
      const key = people.join(' ');
      if ((pairs.get(key)?.typical ?? -Infinity) < typical) pairs.set(key, { people, typical });
    }
  }
  return [...pairs.values()].toSorted((a, b) => b.typical - a.typical);
}

/**
 * What the pairs of a gallery mean for its setting. Those whom the balanced one does not tell apart are probably one person, enrolled
 * twice: no setting can be blamed on them, so they rule none out. The closest of the others rules out what is too lenient.
 */
export function ceilingOf(
  pairs: readonly EnrolledPair[],
  point: OperatingPoint,
): { twice: EnrolledPair[]; closest: EnrolledPair | null } {
  const { threshold } = point.bars(namedPoints.balanced);
  const isTwice = ({ people, typical }: EnrolledPair) =>
    typical >= threshold || point.areOne(...people);
  return {
    twice: pairs.filter(isTwice),
    closest: pairs.find((pair) => !isTwice(pair)) ?? null,
  };
}

/** Whether two people are one of these pairs. */
export function pairing(
  pairs: readonly Pick<EnrolledPair, 'people'>[],
): (one: number, other: number) => boolean {
  const all = new Set(pairs.map(({ people }) => people.join(' ')));
  return (one, other) => all.has([Math.min(one, other), Math.max(one, other)].join(' '));
}
