import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isUnidentified } from '../../../../electron/core/evaluation/bars.ts';
import { Normalization } from '../../../../electron/core/evaluation/normalization.ts';
import { operatingPointOf } from '../../../../electron/core/evaluation/operating-point.ts';
import { searchAll } from '../../../../electron/core/evaluation/searches.ts';
import { decide } from '../../../../electron/core/recognition/identify.ts';
import { deciderOf } from '../../../../electron/core/self-test/decider.ts';
import { leaveOneOut } from '../../../../electron/core/self-test/leave-one-out.ts';
import { isNamed } from '../../../../native-models/evaluate/identification.ts';
import { addTo, unitLength, type Vector } from '../../../../native-models/evaluate/unit-vectors.ts';
import impostors from '../../../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { enrolledWith } from '../../../bench/enrolled-with.ts';
import { drawPeople } from '../../../support/alike-people.ts';
import { seeded } from '../../../support/seeded.ts';

const wanted = fc.constantFrom(0.003, 0.01, 0.03);
const sizes = fc.integer({ min: 2, max: 60 });

/** People with three samples each, some of whom look alike, and pictures between two of them. */
function drawn(people: number, seed: number) {
  const random = seeded(seed);
  const alike = Array.from({ length: people }, (_, i) =>
    i > 0 && random() < 0.5 ? 0.9 + 0.09 * random() : null,
  );
  const all = drawPeople(seed, alike, 3);
  const any = (): Vector => all[Math.floor(random() * people)]![Math.floor(random() * 3)]!;
  const between = Array.from({ length: 20 }, () => {
    const sum = new Float64Array(128);
    const share = random();
    addTo(sum, any().map((value) => share * value)); // prettier-ignore
    addTo(sum, any().map((value) => (1 - share) * value)); // prettier-ignore
    return unitLength(sum)!;
  });
  return { all, between };
}

test('the more a face is like a second person, the higher its bar; one that is like nobody else needs less', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 11, max: 5000 }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 0.2, noNaN: true }),
      (people, second, more) => {
        const point = new Normalization([], () => 0, people, impostors);
        expect(point.rivalry(second + more)).toBeGreaterThanOrEqual(point.rivalry(second));
        expect(point.rivalry(-1)).toBe(0);
        expect(point.lowest(0.01)).toBeLessThan(point.threshold(0.01));
        // Never by as much as the second person scores more: who is likest stays in front.
        expect(point.rivalry(second + more) - point.rivalry(second)).toBeLessThanOrEqual(more);
      },
    ),
  );
});

test('in the smallest galleries nothing is made of it, and where nobody else is enrolled', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (people, second) => {
        const point = new Normalization([], () => 0, people, impostors);
        expect(point.rivalry(second)).toBeCloseTo(0);
        expect(point.lowest(0.01)).toBeCloseTo(point.threshold(0.01));
      },
    ),
  );
  expect(operatingPointOf(enrolledWith([])).rivalry([])).toBe(0);
});

test('searches that figures are made of, tests of the own pictures and live decisions hold a face to the same bar', () => {
  fc.assert(
    fc.property(sizes, wanted, fc.nat(), (people, wantedFpir, seed) => {
      const { all, between } = drawn(people, seed);
      const version = enrolledWith(all.map((embeddings) => ({ embeddings })));
      const bars = operatingPointOf(version).bars(wantedFpir);

      const rows = [...all.flat(), ...between];
      const references = new Map(all.map((_, i) => [String(i), [3 * i, 3 * i + 1, 3 * i + 2]]));
      const probes = between.map((_, i) => ({
        row: 3 * people + i,
        person: `${i}`,
        group: '',
      }));
      const values = new Float32Array(rows.flatMap((row) => [...row]));
      const { searches } = searchAll(
        { values, size: 128 },
        {
          references,
          probes: [...probes, ...probes.map((probe) => ({ ...probe, person: 'a stranger' }))],
        },
        impostors,
      );
      for (const search of searches) {
        const embedding = Float32Array.from(rows[search.row]!);
        const { decision, match } = decide(version, embedding, { wantedFpir });
        const isRight = search.mated
          ? String(match?.personId) === search.person
          : decision !== 'unknown';
        expect(search.mated ? !isUnidentified(search, bars) : isNamed(search, bars.threshold)).toBe(
          isRight,
        );
      }

      const samples = all[0]!.map((vector, i) => ({
        sampleId: i,
        moment: i,
        hasChip: false,
        vector: Float32Array.from(vector),
      }));
      for (const { recognized, namedAsStranger, search } of leaveOneOut(
        0,
        samples,
        deciderOf(version, wantedFpir),
      )) {
        const other = search.other?.normalized ?? -1;
        const mated = { person: '0', mated: true, own: search.own, other };
        expect(!isUnidentified(mated, bars)).toBe(recognized);
        const alone = search.other?.alone ?? -1;
        expect(alone >= bars.threshold).toBe(namedAsStranger);
      }
    }),
    { numRuns: 30 },
  );
});

test('whoever is enrolled under two names is one of two wherever they would be known under one, and nobody else is held to be them', () => {
  const seen = { known: 0, unknown: 0 };
  fc.assert(
    fc.property(
      fc.integer({ min: 11, max: 150 }),
      wanted,
      fc.nat(),
      fc.boolean(),
      (people, wantedFpir, seed, otherSamples) => {
        const random = seeded(seed);
        const alike = Array.from({ length: people }, () => null);
        const all = drawPeople(seed, alike, otherSamples ? 6 : 3);
        const first = all.map((embeddings) => ({ embeddings: embeddings.slice(0, 3) }));
        const twin = { embeddings: all[0]!.slice(-3) };
        const once = enrolledWith(first);
        const twice = enrolledWith([...first, twin]);
        const point = operatingPointOf(twice);
        expect(point.areOne(0, people)).toBe(true);
        expect(point.areOne(people, 0)).toBe(true);
        for (let i = 1; i < people; i++) expect(point.areOne(0, i)).toBe(false);
        const picture = all[0]![Math.floor(3 * random())]!;
        const alone = decide(once, picture, { wantedFpir });
        const { decision, between } = decide(twice, picture, { wantedFpir });
        seen[alone.decision === 'known' ? 'known' : 'unknown']++;
        // With other samples of theirs one of the two may be clearly the likelier.
        const answers = otherSamples ? ['known', 'ambiguous', 'unknown'] : ['ambiguous'];
        expect(alone.decision === 'known' ? answers : ['unknown', 'ambiguous']).toContain(decision);
        const both = between.map(({ personId }) => personId).toSorted((x, y) => x - y);
        expect(decision === 'ambiguous' ? [0, people] : []).toEqual(both);
      },
    ),
    { numRuns: 60 },
  );
  expect(seen.known).toBeGreaterThan(0);
});
