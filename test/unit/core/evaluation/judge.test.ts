import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missesAbout, movedTo } from '../../../../electron/core/evaluation/bars.ts';
import { missingEvidence, strangersNeeded } from '../../../../electron/core/evaluation/evidence.ts';
import { ratesAt } from '../../../../electron/core/evaluation/figures.ts';
import { fnirAt, judge, verdictOn } from '../../../../electron/core/evaluation/judge.ts';
import type { GroupedSearch } from '../../../../electron/core/evaluation/searches.ts';
import { reasonsFor } from '../../../../electron/core/evaluation/reasons.ts';
import { reasonText } from '../../../../electron/shells/cli/common/judge-words.ts';
import { fpir, rank1, thresholdAtFpir } from '../../../../native-models/evaluate/identification.ts';
import { searches } from '../../../support/searches.ts';

/** Those of the version that is compared with. */
const bars = { threshold: 0.5, apart: 0.02, second: 0.65 };

/** Few searches with scores that often lie close together. */
const closeSearches = fc
  .array(
    fc.record({
      person: fc.constantFrom('Ada', 'Grace', 'Hedy'),
      own: fc.integer({ min: 30, max: 90 }),
      other: fc.integer({ min: 30, max: 90 }),
      stranger: fc.integer({ min: 30, max: 90 }),
    }),
    { minLength: 5, maxLength: 40 },
  )
  .map((drawn) =>
    drawn.flatMap(({ person, own, other, stranger }): GroupedSearch[] => [
      { person, group: 'photos', mated: true, own: own / 100 + 0.001, other: other / 100 },
      { person, group: 'photos', mated: false, own: null, other: stranger / 100 + 0.0005 },
    ]),
  );

describe('the judge', () => {
  const current = searches(0.5, 0.42, 0.1);

  test('what is the same is not better', () => {
    expect(judge(current, current, 0.05, bars)).toMatchObject({
      verdict: 'not-better',
      fnir: { value: 0, low: 0, high: 0 },
    });
  });

  test('clearly fewer misses at the same FPIR are better', () => {
    const judgment = judge(current, searches(0.7, 0.42, 0.1), 0.05, bars);
    expect(judgment.verdict).toBe('better');
    expect(judgment.fnir.high).toBeLessThan(0);
  });

  test('strangers nearer to everybody are worse, though rank 1 is as good', () => {
    const candidate = searches(0.5, 0.5, 0.1);
    expect(rank1(candidate)).toBe(1);
    expect(judge(current, candidate, 0.05, bars).verdict).toBe('worse-for-strangers');
  });

  test('whoever cannot be told from somebody else is not identified: a candidate that brings people together is no gain', () => {
    const together = current.map((search) =>
      search.mated && search.person < 'p2' ? { ...search, other: search.own! - 0.01 } : search,
    );
    expect(rank1(together)).toBe(1);
    const judgment = judge(current, together, 0.05, bars);
    expect(judgment.fnir.low).toBeGreaterThan(0);
    expect(judgment.verdict).not.toBe('better');
  });

  test('its figures are those that a report of the same searches has, whatever these are', () => {
    fc.assert(
      fc.property(
        closeSearches,
        closeSearches,
        fc.constantFrom(0.05, 0.2, 0.5),
        (current, other, wanted) => {
          const candidate = current.map((search, i) => {
            const { own, other: nearest } = other[i % other.length]!;
            return { ...search, own: search.mated ? (own ?? nearest) : null, other: nearest };
          });
          const at = (searches: readonly GroupedSearch[]) =>
            ratesAt(searches, movedTo(thresholdAtFpir(searches, wanted), bars));
          const [before, after] = [at(current), at(candidate)];
          expect(fnirAt(current, wanted, bars)).toBeCloseTo(before.fnir.value, 10);
          const judgment = judge(current, candidate, wanted, bars);
          expect(judgment.fnir.value).toBeCloseTo(after.fnir.value - before.fnir.value, 10);
          // The highest threshold at which it misses no more, found by trying them all.
          const mated = candidate.filter((search) => search.mated);
          const missed = (threshold: number) =>
            mated.filter((search) => missesAbout(bars)(search, threshold)).length / mated.length;
          const tried = mated
            .map(({ own }) => own!)
            .toSorted((a, b) => b - a)
            .find((threshold) => missed(threshold) <= before.fnir.value + 1e-9);
          const least =
            before.fnir.value === 1 ? 0 : tried === undefined ? 1 : fpir(candidate, tried);
          expect(judgment.fpir.value).toBeCloseTo(least - before.fpir.value, 10);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a gain in one condition does not pay for a loss in another', () => {
    const split = (searchesOf: GroupedSearch[], dark: number) =>
      searchesOf.map((search, i) =>
        search.mated && i % 2 === 0
          ? { ...search, group: 'dark', own: Math.max(-1, search.own! + dark) }
          : search,
      );
    const before = split(searches(0.6, 0.42, 0.1), -0.25);
    const after = split(searches(0.52, 0.42, 0.1), 0.2);
    const judgment = judge(before, after, 0.05, bars);
    expect(judgment.groups.some(({ fnir }) => fnir.high < 0)).toBe(true);
    expect(judgment.verdict).not.toBe('better');
  });

  test('strangers count in a condition that they are searched in, and in no other', () => {
    const few = searches(0.5, 0.42, 0.1);
    const elsewhere = Array.from({ length: 300 }, (_, i) => ({
      ...few.find(({ mated }) => !mated)!,
      person: `elsewhere ${i}`,
      group: 'elsewhere',
    }));
    // 30 strangers of the condition's own are enough for 10%, and too few for 1%, for which it meets all of them.
    const judged = (wantedFpir: number) =>
      judge([...few, ...elsewhere], [...few, ...elsewhere], wantedFpir, bars);
    expect(judged(0.1).strangers).toBe(30);
    expect(judged(0.01).strangers).toBe(330);
    const named = elsewhere.map((search) => ({ ...search, other: 0.9 }));
    const verdict = (wantedFpir: number) =>
      judge([...few, ...elsewhere], [...few, ...named], wantedFpir, bars).verdict;
    expect(verdict(0.1)).toBe('not-better');
    expect(verdict(0.01)).toBe('worse-for-strangers');
  });

  test('it says what is missing, in people', () => {
    expect(strangersNeeded(0.01)).toBe(300);
    expect(missingEvidence({ people: 30, strangers: 300 }, 0.01)).toEqual([]);
    const missing = missingEvidence({ people: 4, strangers: 12 }, 0.01);
    expect(missing).toMatchObject([
      { kind: 'people-to-compare', needed: 10, there: 4 },
      { kind: 'strangers', needed: 300, there: 12 },
    ]);
    const said = missing.map(reasonText).join(' ');
    expect(said).toContain('enroll 6 more');
    expect(said).toContain('there are 12: enroll 288 more, or add photos of 288 strangers');
  });
});

/** A difference with its interval, as figures may come out. */
const difference = fc
  .tuple(
    fc.constantFrom(-1, 0, 1),
    fc.double({ min: 0.0001, max: 0.3, noNaN: true }),
    fc.double({ min: 0.0001, max: 0.3, noNaN: true }),
  )
  .map(([sign, a, b]) => {
    const [small, large] = [Math.min(a, b), Math.max(a, b)];
    if (sign === 0) return { value: (a - b) / 2, low: -a, high: b };
    return sign > 0
      ? { value: (a + b) / 2, low: small, high: large }
      : { value: -(a + b) / 2, low: -large, high: -small };
  });
const same = { value: 0, low: 0, high: 0 };

/** The sentences about one condition. */
const sentences = (fnir: typeof same, fpir: typeof same): string[] =>
  reasonsFor([{ group: 'all', fnir, fpir }], 0.01).map(reasonText);

describe('a sentence says only what was shown', () => {
  test.each([
    [
      'misses',
      (one: typeof same) => sentences(one, same)[0]!,
      /fewer enrolled people/i,
      /more enrolled people/i,
    ],
    [
      'strangers',
      (one: typeof same) => sentences(same, one)[1]!,
      /fewer strangers/,
      /more strangers/,
    ],
  ])('about %s', (_, sentence, fewer, more) => {
    fc.assert(
      fc.property(difference, (one) => {
        const said = sentence(one);
        expect(/may be chance/.test(said)).toBe(one.low <= 0 && one.high >= 0);
        expect(fewer.test(said)).toBe(one.high < 0);
        expect(more.test(said)).toBe(one.low > 0);
        expect(said).not.toMatch(/as before|as many strangers/);
        // What is said to change is not shown as a change of nothing.
        const shown = /changes by (\S+) percentage points/.exec(said)![1]!;
        const beyond = one.high < 0 ? -1 : one.low > 0 ? 1 : Math.sign(Number(shown));
        expect(Math.sign(Number(shown))).toBe(beyond);
      }),
    );
    expect(sentence(same)).toMatch(/as before|as many strangers/);
    expect(sentence(same)).not.toMatch(/chance|changes/);
  });

  test('the verdict and its reasons never contradict each other', () => {
    const group = fc.record({
      group: fc.constantFrom('bright', 'dark'),
      fnir: fc.oneof(difference, fc.constant(same)),
      fpir: fc.oneof(difference, fc.constant(same)),
    });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 3 }), (groups) => {
        const said = reasonsFor(groups, 0.01).map(reasonText).join(' ');
        const verdict = verdictOn(groups);
        const more = /more strangers/.test(said);
        expect(verdict === 'worse-for-strangers').toBe(more);
        const gained = /fewer enrolled people are missed/i.test(said);
        const lost = /more enrolled people are missed/i.test(said);
        expect(verdict === 'better').toBe(gained && !lost && !more);
        expect(/doesn’t make up/.test(said)).toBe(
          groups.some(({ fnir }) => fnir.high < 0) && groups.some(({ fnir }) => fnir.low > 0),
        );
      }),
    );
  });
});
