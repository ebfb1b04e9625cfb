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
  ambiguous: {
    ...scored,
    decision: 'ambiguous',
    between: [ada, grace].map((one) => ({ ...one, likelihoodRatio: 900 })),
  },
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
      const refusal = policy === 'require' ? refusals[state] : null;
      const denied = refusal !== null && answer.decision !== 'unusable';
      const told = policy === 'off' ? null : seen;
      // Neither a name nor a score: of whom a face is like that is denied its name nothing is said.
      expect(underPolicy(policy, answer, seen)).toEqual(
        denied
          ? { ...undecided, reasons: [refusal], liveness: told }
          : { ...answer, liveness: told },
      );
    });
  });

  test('a face that nobody looked at is no live one', () => {
    expect(underPolicy(policy, answers.known, null)).toEqual(
      policy === 'require' ? { ...undecided, reasons: ['LiveNotShown'] } : answers.known,
    );
  });
});
