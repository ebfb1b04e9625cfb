import { expect, test } from 'vitest';
import type { Evidence } from '../../../../electron/contract/index.ts';
import { askWhy } from '../../../../renderer/capture/try-it/ask-why.ts';
import type { CheckOutcome } from '../../../../renderer/capture/try-it/check-outcome.ts';
import { MOMENT, momentsOf, type Glimpse } from '../../../../renderer/capture/try-it/moments.ts';

/** A trial of such outcomes, each at its time, with how often the owner was asked and which answer is whose. */
function trialOf(seen: readonly (readonly [number, CheckOutcome])[]) {
  const answers: Promise<Evidence>[] = [];
  const ask = (): Promise<Evidence> => {
    const answer = Promise.reject(new Error('gone'));
    answers.push(answer);
    return answer;
  };
  const glimpses: Glimpse[] = [];
  for (const [at, outcome] of seen) {
    const glimpse = {
      at,
      outcome,
      face: null,
      liveness: null,
      seenBy: null,
      takenAt: new Date(at),
    };
    glimpses.push({ ...glimpse, why: askWhy(glimpse, glimpses, ask) });
  }
  return { answers, glimpses };
}

const unknown: CheckOutcome = { kind: 'unknown' };
const clear: CheckOutcome = { kind: 'recognized', strength: 'clear' };
const likely: CheckOutcome = { kind: 'recognized', strength: 'likely' };

test('a hard moment is asked about once for each mark, and an easy one not at all', () => {
  const { answers, glimpses } = trialOf([
    [0, clear],
    [100, { kind: 'nobody' }],
    [200, unknown],
    [300, unknown],
    [400, likely],
    [MOMENT, unknown],
  ]);
  expect(answers).toHaveLength(3);
  expect(glimpses.map(({ why }) => why && answers.indexOf(why))).toEqual([null, null, 0, 0, 1, 2]);
});

test('a moment has the answer to what it shows, also where that stands from the one before', () => {
  const { answers, glimpses } = trialOf([
    [0, likely],
    [100, unknown],
    [200, unknown],
    [2 * MOMENT, clear],
  ]);
  const [first, standing, easy] = momentsOf(glimpses, 3 * MOMENT);
  expect([first!.why, standing!.why]).toEqual([answers[1], answers[1]]);
  expect(easy!.why).toBeNull();
});
