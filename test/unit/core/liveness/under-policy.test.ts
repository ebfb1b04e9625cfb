import { describe, expect, test } from 'vitest';
import {
  livenessPolicy,
  livenessState,
  type Decision,
  type LivenessPolicy,
  type LivenessState,
  type PassiveLiveness,
} from '../../../../electron/contract/index.ts';
import { undecided } from '../../../../electron/core/recognition/undecided.ts';
import { underPolicy } from '../../../../electron/core/recognition/under-policy.ts';

const ada = { personId: 1, person: 'Ada', score: 0.97 };
const grace = { personId: 2, person: 'Grace', score: 0.96 };
const scored = { ...undecided, score: 0.97, likelihoodRatio: 900, runnerUp: grace };

/** One of each of the four answers. */
const answers: Record<Decision['decision'], Decision> = {
  known: { ...scored, decision: 'known', match: ada, strength: 'clear' },
  ambiguous: { ...scored, decision: 'ambiguous', between: [ada, grace] },
  unknown: { ...scored, decision: 'unknown' },
  unusable: { ...undecided, reasons: ['TooDark'] },
};
const liveness = (state: LivenessState): PassiveLiveness => ({
  state,
  reasons: state === 'cannot tell' ? ['too few frames'] : [],
  frames: 5,
  mean: null,
});

/** Which reason each state has for a refusal, where live faces are required. */
const refusals = { live: null, 'not live': 'NotLive', 'cannot tell': 'LiveNotShown' } as const;

describe.each(livenessPolicy.options)('under %s', (policy: LivenessPolicy) => {
  describe.each(livenessState.options)('of a face that is %s', (state) => {
    test.each(Object.entries(answers))('%s', (_, answer) => {
      const seen = liveness(state);
      const stands = underPolicy(policy, answer, seen);
      if (policy === 'off') return expect(stands).toEqual({ ...answer, liveness: null });
      const refusal = policy === 'require' ? refusals[state] : null;
      if (refusal === null || answer.decision === 'unusable') {
        return expect(stands).toEqual({ ...answer, liveness: seen });
      }
      // Neither a name nor a score: nothing is said of whom it is like.
      expect(stands).toEqual({ ...undecided, reasons: [refusal], liveness: seen });
      expect(JSON.stringify(stands)).not.toMatch(/Ada|Grace|0\.9/);
    });
  });

  test('a face that nobody looked at is no live one', () => {
    const stands = underPolicy(policy, answers.known, null);
    if (policy === 'require') expect(stands.reasons).toEqual(['LiveNotShown']);
    else expect(stands).toEqual(answers.known);
  });
});
