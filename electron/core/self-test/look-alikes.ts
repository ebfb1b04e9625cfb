import type { AlikePair } from '../../contract/index.ts';
import { innerProduct } from '../../../native-models/evaluate/unit-vectors.ts';
import { likestOthers } from '../evaluation/enrolled-pairs.ts';
import { operatingPointOf } from '../evaluation/operating-point.ts';
import type { ActiveVersion } from '../ports/index.ts';

/**
 * Collects who looks like whom: two people of whom a picture of one would be taken for the other, or of whom the typical picture
 * of one reaches the bar of the other. `isOne` tells who is probably one person, enrolled twice.
 */
export function createLookAlikes(
  version: ActiveVersion,
  bar: number,
  isOne: (a: number, b: number) => boolean,
) {
  const pairs = new Map<string, AlikePair>();
  const pairOf = (a: number, b: number): AlikePair | null => {
    const people: [number, number] = a < b ? [a, b] : [b, a];
    const [one, other] = people.map((personId) => version.reference(personId));
    // Somebody who was removed meanwhile looks like nobody.
    if (!one || !other) return null;
    const key = people.join(' ');
    const pair = pairs.get(key) ?? {
      people,
      score: innerProduct(one.direction, other.direction),
      twice: isOne(a, b),
      samples: [],
    };
    pairs.set(key, pair);
    return pair;
  };
  return {
    /** Compares a person with whom they look most like. */
    add: (personId: number): void => {
      const [likest] = likestOthers(version, operatingPointOf(version), personId);
      if (likest && likest.typical >= bar) pairOf(personId, likest.personId);
    },
    /** A sample of one person would be taken for another. */
    addSample: (sampleId: number, personId: number, takenFor: number): void => {
      pairOf(personId, takenFor)?.samples.push(sampleId);
    },
    /** First those of whom most pictures would be taken for the other, then the most alike. */
    all: (): AlikePair[] =>
      [...pairs.values()].toSorted(
        (a, b) => b.samples.length - a.samples.length || b.score - a.score,
      ),
  };
}
