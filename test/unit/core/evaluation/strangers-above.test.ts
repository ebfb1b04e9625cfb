import { expect, test } from 'vitest';
import { operatingPointOf } from '../../../../electron/core/evaluation/operating-point.ts';
import { IndexedVersion } from '../../../../electron/gallery/indexed-version.ts';
import impostors from '../../../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { referenceFrom } from '../../../../native-models/evaluate/reference.ts';
import { drawPeople } from '../../../support/alike-people.ts';

/** A gallery of nine people with one to nine pictures, all of them alike by so much, or nobody. */
function gallery(likeness: number | null, seed = 1) {
  const version = new IndexedVersion({
    id: 1,
    network: { id: 'shipped', profile: 'face', head: null, unfrozen: 0, weights: null },
    statistics: impostors,
    embeddingSize: 128,
  });
  const all = drawPeople(
    seed,
    Array.from({ length: 9 }, () => likeness),
    9,
  );
  all.forEach((embeddings, i) => {
    version.set(i + 1, `Person ${i + 1}`, referenceFrom(embeddings.slice(0, i + 1))!);
  });
  return version;
}

test('scores that lie as far above strangers’ say the same of everybody, however many pictures they have', () => {
  const version = gallery(null);
  const point = operatingPointOf(version);
  const ratio = (personId: number) => {
    const score = point.strangersAbove(personId) + 0.93;
    return point.candidateWith({ personId, person: '', score }, version.reference(personId)!)
      .likelihoodRatio;
  };
  const first = ratio(1);
  expect(first).toBeGreaterThan(0.001);
  for (const personId of [2, 5, 9]) expect(ratio(personId) / first).toBeCloseTo(1, 6);
  // Everybody's bar lies equally far above strangers' scores with them.
  const above = (personId: number) => point.bar(personId, 0.01) - point.strangersAbove(personId);
  for (const personId of [2, 5, 9]) expect(above(personId)).toBeCloseTo(above(1), 9);
});

test('the more pictures make a reference, and the more alike the people are, the higher strangers score with it', () => {
  const apart = operatingPointOf(gallery(null));
  expect(apart.strangersAbove(9)).toBeGreaterThan(apart.strangersAbove(2));
  const alike = operatingPointOf(gallery(0.9));
  expect(alike.strangersAbove(5)).toBeGreaterThan(apart.strangersAbove(5));
});
