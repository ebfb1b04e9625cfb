import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likenessInWords, likenessOf, unlike } from '../../../electron/core/enrollment/likeness.ts';
import { groupsByPerson } from '../../../electron/core/enrollment/one-person.ts';
import { fmrAt, thresholdAtFmr } from '../../../electron/core/evaluation/impostor-tail.ts';
import { unitLength, unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import impostors from '../../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { unitVector } from '../../support/samples.ts';

/** An embedding of a person: photos of one reach scores of about 0.96, of two people of about 0. */
function embeddingOf(person: number, photo: number): Float32Array {
  const noise = unitVector(10_000 + photo);
  return unitLength(unitVector(person).map((value, i) => value + 0.2 * noise[i]!))!;
}

/** Statistics under which every score lies higher: those of another version. */
const shifted = (by: number) => ({ ...impostors, from: impostors.from + by });

describe('groups by person', () => {
  const people = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 64 });

  test('are the people, whoever they are and in whatever order, the largest first', () => {
    fc.assert(
      fc.property(people, (ofPhoto) => {
        const embeddings = ofPhoto.map((person, photo) => embeddingOf(person, photo));
        const groups = groupsByPerson(embeddings, impostors);
        const places = ofPhoto.map((_, place) => place);
        const wanted = [...Map.groupBy(places, (place) => ofPhoto[place]).values()].toSorted(
          (a, b) => b.length - a.length || a[0]! - b[0]!,
        );
        expect(groups).toEqual(wanted);
      }),
    );
  });

  test('of nobody are none', () => expect(groupsByPerson([], impostors)).toEqual([]));

  test('follow the version’s own statistics', () => {
    const embeddings = [embeddingOf(1, 1), embeddingOf(1, 2)];
    expect(groupsByPerson(embeddings, impostors)).toEqual([[0, 1]]);
    expect(groupsByPerson(embeddings, shifted(0.06))).toEqual([[0], [1]]);
  });
});

describe('looking like a person', () => {
  const reference = unitMean([1, 2, 3].map((photo) => embeddingOf(7, photo)));

  test('own photos do', () => {
    expect(unlike(reference, [embeddingOf(7, 4), embeddingOf(7, 5)], impostors)).toEqual([]);
  });

  test('somebody else’s do not, and are told one by one', () => {
    const embeddings = [embeddingOf(7, 4), embeddingOf(8, 5), embeddingOf(9, 6)];
    expect(unlike(reference, embeddings, impostors)).toEqual([1, 2]);
  });

  test('photos that are each like enough, and by their mean are not, are all told', () => {
    const [each, mean] = [thresholdAtFmr(impostors, 0.03), thresholdAtFmr(impostors, 0.01)];
    const score = (each + mean) / 2;
    const across = unitLength(
      unitVector(50).map((value, i) => {
        const along = unitVector(50).reduce((sum, v, k) => sum + v * reference[k]!, 0);
        return value - along * reference[i]!;
      }),
    )!;
    const sideways = reference.map((v, i) => score * v + Math.sqrt(1 - score ** 2) * across[i]!);
    expect(unlike(reference, [sideways, sideways], impostors)).toEqual([0, 1]);
  });

  test('is told in strangers', () => {
    expect(likenessInWords(likenessOf(impostors, 0.856), 'Max')).toMatch(
      /^(49|50|51) out of 100 strangers look this much like Max$/,
    );
    expect(likenessInWords(likenessOf(impostors, 0.94), 'Max')).toMatch(
      /^[12] out of 1000 strangers/,
    );
    expect(likenessInWords(likenessOf(impostors, 0.999), 'Max')).toMatch(
      /^Fewer than 1 in 1000 strangers/,
    );
  });

  test('shares of strangers and scores are each other’s inverse, to a bin', () => {
    for (const share of [0.5, 0.1, 0.03, 0.01, 0.001]) {
      const score = thresholdAtFmr(impostors, share);
      expect(fmrAt(impostors, score)).toBeLessThanOrEqual(share);
      expect(fmrAt(impostors, score - 1.5 * impostors.step)).toBeGreaterThan(share);
    }
  });
});
