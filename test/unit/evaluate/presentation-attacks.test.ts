import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../../support/seed.ts';
import {
  apcer,
  bpcer,
  detOf,
  worstSpecies,
  type Presentation,
} from '../../../native-models/evaluate/presentation-attacks.ts';

function presented(
  answer: Presentation['answer'],
  i: number,
  score: number | null = null,
): Presentation {
  return { person: `p${i % 4}`, recording: `r${i}`, answer, score };
}

test('passed attacks are counted among those that had an answer, and the others told apart', () => {
  const attacks = [
    ...Array.from({ length: 2 }, (_, i) => presented('live', i)),
    ...Array.from({ length: 14 }, (_, i) => presented('not live', i + 2)),
    ...Array.from({ length: 4 }, (_, i) => presented(null, i + 16)),
  ];
  expect(apcer(attacks)).toMatchObject({
    presentations: 20,
    answered: 16,
    errors: 2,
    value: 0.125,
    nonResponse: 0.2,
    recordings: 20,
    people: 4,
  });
  expect(bpcer(attacks)).toMatchObject({ errors: 14, value: 0.875 });
});

test('without an error the rate is at most about three over the number of recordings', () => {
  const attacks = Array.from({ length: 20 }, (_, i) => presented('not live', i));
  const { atMost, byRecording, byPerson } = apcer(attacks);
  expect(atMost).toBeCloseTo(1 - 0.05 ** (1 / 20), 6);
  expect(byRecording.high).toBeCloseTo(1 - 0.025 ** (1 / 20), 6);
  // Four people say far less of others than twenty recordings do of these four.
  expect(byPerson.high).toBeCloseTo(1 - 0.025 ** (1 / 4), 6);
});

test('pictures of one recording count once, and one person says nothing of others', () => {
  const one = Array.from({ length: 30 }, () => ({
    person: 'a',
    recording: 'r',
    answer: 'not live' as const,
    score: null,
  }));
  expect(apcer(one).byRecording.high).toBeCloseTo(1 - 0.025, 6);
  expect(apcer(one).byPerson).toEqual({ low: 0, high: 1 });
});

test('intervals hold the rate, and that by person is no narrower where people differ', () => {
  const answers = fc.array(fc.constantFrom<Presentation['answer']>('live', 'not live', null), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(answers, (drawn) => {
      const rate = apcer(drawn.map((answer, i) => presented(answer, i)));
      expect(rate.errors).toBeLessThanOrEqual(rate.answered);
      for (const { low, high } of [rate.byRecording, rate.byPerson]) {
        expect(low).toBeLessThanOrEqual(rate.value + 1e-9);
        expect(high).toBeGreaterThanOrEqual(rate.value - 1e-9);
      }
    }),
  );
});

test('the headline is of the species that passes most often; one without an answer is none', () => {
  const print = apcer([presented('not live', 0), presented('not live', 1)]);
  const phone = apcer([presented('live', 0), presented('not live', 1)]);
  const silent = apcer([presented(null, 0)]);
  expect(worstSpecies(new Map([['print', print], ['phone', phone], ['dark', silent]]))).toBe('phone'); // prettier-ignore
  expect(worstSpecies(new Map([['dark', silent]]))).toBeNull();
});

test('the trade-off goes from passing all to refusing all; apart scores have no equal error', () => {
  const people = [3, 4, 5].map((score, i) => presented('live', i, score));
  const attacks = [-2, 0, 1].map((score, i) => presented('not live', i, score));
  const { curve, equal } = detOf(people, attacks)!;
  expect(curve[0]).toEqual({ threshold: -2, apcer: 1, bpcer: 0 });
  expect(curve.at(-1)).toEqual({ threshold: Infinity, apcer: 0, bpcer: 1 });
  expect(equal).toBe(0);
  expect(detOf(people, attacks.slice(0, 2).concat(presented('live', 9, 4.5)))!.equal).toBeGreaterThan(0); // prettier-ignore
  expect(detOf(people, [presented(null, 0)])).toBeNull();
});
