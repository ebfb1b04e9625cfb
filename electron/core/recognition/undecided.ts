import type { Decision } from '../../contract/index.ts';

/** A decision on a face of which nothing can be said, but for the reasons. */
export const undecided: Decision = {
  decision: 'unusable',
  match: null,
  between: [],
  strength: null,
  score: null,
  likelihoodRatio: null,
  runnerUp: null,
  reasons: [],
  liveness: null,
};
