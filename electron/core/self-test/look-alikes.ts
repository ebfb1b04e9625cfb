import type { AlikePair } from '../../contract/index.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import type { ActiveVersion } from '../ports/index.ts';
import type { Decider } from './leave-one-out.ts';

/**
 * Collects who looks like whom: two people of whom a picture of one would be named as the other, or whose references are so near
 * that one would be named as the other were it a picture.
 */
export function createLookAlikes(
  version: Pick<ActiveVersion, 'reference'>,
  { nearest, barOf }: Decider,
) {
  const pairs = new Map<string, AlikePair>();
  const pairOf = (a: number, b: number): AlikePair | null => {
    const people: [number, number] = a < b ? [a, b] : [b, a];
    const [one, other] = people.map((personId) => version.reference(personId));
    // Somebody who was removed meanwhile looks like nobody.
    if (!one || !other) return null;
    const key = people.join(' ');
    const pair = pairs.get(key) ?? { people, score: innerProduct(one, other), samples: [] };
    pairs.set(key, pair);
    return pair;
  };
  return {
    /** Compares a person with whom they look most like. */
    add: (personId: number): void => {
      const reference = version.reference(personId);
      if (!reference) return;
      const near = nearest(reference, 2).find((match) => match.personId !== personId);
      if (near && near.score >= Math.min(barOf(personId), barOf(near.personId))) {
        pairOf(personId, near.personId);
      }
    },
    /** A sample of one person would be named as another. */
    addSample: (sampleId: number, personId: number, namedAs: number): void => {
      pairOf(personId, namedAs)?.samples.push(sampleId);
    },
    /** The most alike first. */
    all: (): AlikePair[] => [...pairs.values()].toSorted((a, b) => b.score - a.score),
  };
}
