import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  leaveOneOut,
  outcomeOf,
  type Normalizer,
  type Outcome,
  type TestSample,
} from '../../../../electron/core/self-test/leave-one-out.ts';
import { SearchIndex } from '../../../../electron/gallery/search-index.ts';
import { unitLength, unitMean } from '../../../../native-models/evaluate/unit-vectors.ts';
import { seeded } from '../../../support/seeded.ts';

const SIZE = 8;

interface Drawn {
  readonly people: readonly { personId: number; samples: TestSample[] }[];
  /** What each one’s bar lies above the common one, 0. */
  readonly bars: ReadonlyMap<number, number>;
}

/** People who look more or less like each other, with pictures of more or fewer moments each. */
const galleries = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    moments: fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 8,
    }),
    noise: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
    bars: fc.tuple(
      fc.double({ min: 0.3, max: 0.9, noNaN: true }),
      fc.double({ min: 0, max: 0.1, noNaN: true }),
    ),
  })
  .map(({ seed, moments, noise, bars: [bar, more] }): Drawn => {
    const random = seeded(seed);
    const draw = (): number[] => Array.from({ length: SIZE }, () => random() - 0.5);
    let sampleId = 0;
    const people = moments.map((drawn, i) => {
      const center = draw();
      const firsts = new Map<number, number>();
      const samples = drawn.map((number): TestSample => {
        sampleId++;
        const moment = firsts.get(number) ?? sampleId;
        firsts.set(number, moment);
        const values = draw().map((value, at) => noise * value + center[at]!);
        return { sampleId, moment, vector: unitLength(Float32Array.from(values))! };
      });
      return { personId: i + 1, samples };
    });
    return {
      people,
      bars: new Map(people.map(({ personId }) => [personId, bar + more * random()])),
    };
  });

/** As Kith decides, over the index that live recognition searches. */
function normalizerOf({ people, bars }: Drawn): Normalizer {
  const index = new SearchIndex(SIZE);
  for (const { personId, samples } of people) {
    index.set(personId, unitMean(samples.map(({ vector }) => vector)));
  }
  return {
    candidates: (embedding, count) =>
      index
        .nearest(embedding, people.length)
        .map(({ personId, score }) => ({ personId, normalized: score - bars.get(personId)! }))
        .toSorted((a, b) => b.normalized - a.normalized)
        .slice(0, count),
    offset: (personId) => bars.get(personId)!,
  };
}

/** The same, told as it is meant: for every search a gallery of its own, and everybody in it compared. */
function naively({ people, bars }: Drawn, personId: number): Outcome[] {
  const { samples } = people.find((one) => one.personId === personId)!;
  const firsts = samples.filter(({ sampleId, moment }) => sampleId === moment);
  if (firsts.length === 1) return [];
  const name = (sample: TestSample, gallery: Drawn['people']): number | null => {
    const scores = gallery.map((one) => {
      const mean = unitMean(one.samples.map(({ vector }) => vector));
      return {
        personId: one.personId,
        score: mean.reduce((sum, v, i) => sum + v * sample.vector[i]!, 0) - bars.get(one.personId)!,
      };
    });
    const [best] = scores.toSorted((a, b) => b.score - a.score);
    return best && best.score >= 0 ? best.personId : null;
  };
  const others = people.filter((one) => one.personId !== personId);
  return firsts.map((first) => {
    const left = samples.filter(({ moment }) => moment !== first.moment);
    return {
      sampleId: first.sampleId,
      namedAs: name(first, [...others, { personId, samples: left }]),
      asStranger: name(first, others),
    };
  });
}

test('every moment is searched for in the gallery without it, and in the one without its person', () => {
  const seen = { recognized: 0, missed: 0, misnamed: 0, named: 0, untested: 0 };
  fc.assert(
    fc.property(galleries, (drawn) => {
      const normalizer = normalizerOf(drawn);
      for (const { personId, samples } of drawn.people) {
        const outcomes = leaveOneOut(personId, samples, normalizer).map((one) => outcomeOf(one, 0));
        expect(outcomes).toEqual(naively(drawn, personId));
        if (outcomes.length === 0) seen.untested++;
        for (const { namedAs, asStranger } of outcomes) {
          if (namedAs === personId) seen.recognized++;
          else if (namedAs === null) seen.missed++;
          else seen.misnamed++;
          if (asStranger !== null) seen.named++;
        }
      }
    }),
    { numRuns: 300 },
  );
  // Each of them was drawn often enough to be wrong.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
});

test('pictures of one moment do not vouch for each other', () => {
  const [north, east] = [
    [1, 0],
    [0, 1],
  ].map((values) => Float32Array.from({ length: SIZE }, (_, i) => values[i] ?? 0));
  const normalizer: Normalizer = {
    candidates: (_, count) => [{ personId: 1, normalized: 1 }].slice(0, count),
    offset: () => 0,
  };
  const outcomes = (samples: Parameters<typeof leaveOneOut>[1]): Outcome[] =>
    leaveOneOut(1, samples, normalizer).map((one) => outcomeOf(one, 0.9));
  const burst = [1, 2, 3].map((sampleId) => ({ sampleId, moment: 1, vector: north! }));
  // Five times over, one photo says nothing.
  expect(outcomes(burst)).toEqual([]);
  const other = { sampleId: 4, moment: 4, vector: east! };
  expect(outcomes([...burst, other])).toEqual([
    { sampleId: 1, namedAs: null, asStranger: null },
    { sampleId: 4, namedAs: null, asStranger: null },
  ]);
});
