import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  deciderOf,
  type Compared,
  type Decider,
} from '../../../../electron/core/self-test/decider.ts';
import { leaveOneOut, type Outcome } from '../../../../electron/core/self-test/leave-one-out.ts';
import { decide } from '../../../../electron/core/recognition/identify.ts';
import { SearchIndex } from '../../../../native-models/evaluate/search-index.ts';
import {
  innerProduct,
  unitLength,
  unitMean,
} from '../../../../native-models/evaluate/unit-vectors.ts';
import type { MomentSample } from '../../../../electron/core/evaluation/embedded-moments.ts';
import { temporaryGallery } from '../../../support/gallery.ts';
import { consent, sampleRecord, unitVector } from '../../../support/samples.ts';
import { seeded } from '../../../support/seeded.ts';

const SIZE = 8;

interface Drawn {
  readonly people: readonly { personId: number; samples: MomentSample[] }[];
  /** What everybody's bar lies above the common one. */
  readonly offsets: ReadonlyMap<number, number>;
  readonly bar: number;
}

/** Two people whose scores are nearer than this cannot be told apart. */
const TOO_NEAR = 0.02;

/** People who look more or less like each other, with pictures of more or fewer moments each. */
const galleries = fc
  .record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    moments: fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }), {
      minLength: 1,
      maxLength: 8,
    }),
    noise: fc.double({ min: 0.1, max: 1.5, noNaN: true }),
    bar: fc.double({ min: 0.3, max: 0.9, noNaN: true }),
    uneven: fc.double({ min: 0, max: 0.1, noNaN: true }),
  })
  .map(({ seed, moments, noise, bar, uneven }): Drawn => {
    const random = seeded(seed);
    const draw = (): number[] => Array.from({ length: SIZE }, () => random() - 0.5);
    let sampleId = 0;
    const people = moments.map((drawn, i) => {
      const center = draw();
      const firsts = new Map<number, number>();
      const samples = drawn.map((number): MomentSample => {
        sampleId++;
        const moment = firsts.get(number) ?? sampleId;
        firsts.set(number, moment);
        const values = draw().map((value, at) => noise * value + center[at]!);
        return { sampleId, moment, hasChip: false, vector: unitLength(Float32Array.from(values))! };
      });
      return { personId: i + 1, samples };
    });
    const offsets = new Map(people.map(({ personId }) => [personId, uneven * random()]));
    return { people, offsets, bar };
  });

/** What is decided from those it is most like. */
const decideAt =
  (bar: number): Decider['decide'] =>
  ([best, second]) => {
    if (!best || best.normalized < bar) return 'unknown';
    return second && second.normalized > best.normalized - TOO_NEAR ? 'ambiguous' : 'known';
  };

/** As Kith decides, over the index that live recognition searches. */
function overIndex({ people, offsets, bar }: Drawn): Decider {
  const index = new SearchIndex(SIZE);
  for (const { personId, samples } of people) {
    index.set(personId, unitMean(samples.map(({ vector }) => vector)));
  }
  const normalized = (personId: number, score: number): Compared => ({
    personId,
    normalized: score - offsets.get(personId)!,
  });
  return {
    others: (personId, embedding) =>
      index
        .nearest(embedding, people.length)
        .filter((one) => one.personId !== personId)
        .map((one) => normalized(one.personId, one.score))
        .toSorted((a, b) => b.normalized - a.normalized)
        .slice(0, 2),
    own: (personId, { direction }, embedding) =>
      normalized(personId, innerProduct(embedding, direction)),
    rivalry: () => 0,
    decide: decideAt(bar),
  };
}

/** What becomes of the samples, without the scores. */
const outcomesOf = (...of: Parameters<typeof leaveOneOut>): Omit<Outcome, 'search'>[] =>
  leaveOneOut(...of).map(({ sampleId, recognized, takenFor, namedAsStranger }) => ({
    sampleId,
    recognized,
    takenFor,
    namedAsStranger,
  }));

/** The same, told as it is meant: for every search a gallery of its own, and everybody in it compared. */
function naively({ people, offsets, bar }: Drawn, personId: number): Omit<Outcome, 'search'>[] {
  const { samples } = people.find((one) => one.personId === personId)!;
  const firsts = samples.filter(({ sampleId, moment }) => sampleId === moment);
  if (firsts.length === 1) return [];
  const answer = (sample: MomentSample, gallery: Drawn['people']) => {
    const ranked = gallery
      .map((one) => {
        const mean = unitMean(one.samples.map(({ vector }) => vector));
        const score = mean.reduce((sum, value, i) => sum + value * sample.vector[i]!, 0);
        return { personId: one.personId, normalized: score - offsets.get(one.personId)! };
      })
      .toSorted((a, b) => b.normalized - a.normalized);
    const decision = decideAt(bar)(ranked);
    if (decision === 'unknown') return [];
    return ranked.slice(0, decision === 'known' ? 1 : 2).map((one) => one.personId);
  };
  const others = people.filter((one) => one.personId !== personId);
  return firsts.map((first) => {
    const left = samples.filter(({ moment }) => moment !== first.moment);
    const named = answer(first, [...others, { personId, samples: left }]);
    return {
      sampleId: first.sampleId,
      recognized: named.length === 1 && named[0] === personId,
      takenFor: named.find((one) => one !== personId) ?? null,
      namedAsStranger: answer(first, others).length > 0,
    };
  });
}

test('every moment is searched for in the gallery without it, and in the one without its person', () => {
  const seen = { recognized: 0, missed: 0, takenFor: 0, named: 0, untested: 0 };
  fc.assert(
    fc.property(galleries, (drawn) => {
      const decider = overIndex(drawn);
      for (const { personId, samples } of drawn.people) {
        const outcomes = outcomesOf(personId, samples, decider);
        expect(outcomes).toEqual(naively(drawn, personId));
        if (outcomes.length === 0) seen.untested++;
        for (const { recognized, takenFor, namedAsStranger } of outcomes) {
          if (recognized) seen.recognized++;
          else if (takenFor === null) seen.missed++;
          else seen.takenFor++;
          if (namedAsStranger) seen.named++;
        }
      }
    }),
    { numRuns: 300 },
  );
  // Each of them was drawn often enough to be wrong.
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
});

test('a test decides as live recognition does', async () => {
  const { gallery } = await temporaryGallery();
  const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
  for (const seed of seeds) {
    // Some are of the same person as the one before.
    const samples = [1, 2, 3].map((number) => ({
      ...sampleRecord(10 * seed + number, null),
      embedding: near(seed - (seed % 3 === 0 ? 1 : 0), 10 * seed + number, 0.97),
    }));
    await gallery.enroll(`Person ${seed}`, consent, samples);
  }
  const version = gallery.active();
  const decider = deciderOf(version, 0.01);
  const seen = new Set<string>();
  for (const personId of version.personIds()) {
    for (const score of [1, 0.97, 0.95, 0.93, 0.9]) {
      const probe = near(personId, 1000 + personId, score);
      const { decision, match, between } = decide(version, probe, { wantedFpir: 0.01 });
      const own = decider.own(personId, version.reference(personId)!, probe);
      const ranked = [own, ...decider.others(personId, probe)].toSorted(
        (a, b) => b.normalized - a.normalized,
      );
      expect(decider.decide(ranked)).toBe(decision);
      const named = match ? [match] : between;
      expect(ranked.slice(0, named.length).map((one) => one.personId)).toEqual(
        named.map((one) => one.personId),
      );
      seen.add(decision);
    }
  }
  expect([...seen].toSorted()).toEqual(['ambiguous', 'known', 'unknown']);
});

/** An embedding that scores about `score` against that of the seed. */
function near(seed: number, other: number, score: number): Float32Array {
  const [a, b] = [unitVector(seed), unitVector(other)];
  const side = Math.sqrt(1 - score ** 2);
  return unitLength(a.map((value, i) => score * value + side * b[i]!))!;
}

test('pictures of one moment do not vouch for each other', () => {
  const [north, east] = [
    [1, 0],
    [0, 1],
  ].map((values) => Float32Array.from({ length: SIZE }, (_, i) => values[i] ?? 0));
  const decider: Decider = {
    others: () => [],
    own: (personId, { direction }, embedding) => ({
      personId,
      normalized: innerProduct(embedding, direction),
    }),
    rivalry: () => 0,
    decide: decideAt(0.9),
  };
  const burst = [1, 2, 3].map((sampleId) => ({
    sampleId,
    moment: 1,
    hasChip: false,
    vector: north!,
  }));
  // Five times over, one photo says nothing.
  expect(outcomesOf(1, burst, decider)).toEqual([]);
  const other = { sampleId: 4, moment: 4, hasChip: false, vector: east! };
  const missed = { recognized: false, takenFor: null, namedAsStranger: false };
  expect(outcomesOf(1, [...burst, other], decider)).toEqual([
    { sampleId: 1, ...missed },
    { sampleId: 4, ...missed },
  ]);
});
