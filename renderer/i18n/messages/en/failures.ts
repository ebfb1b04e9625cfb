import { failures as contract, type FailureCode } from '../../../../electron/contract/index.ts';

/** Expected failures, in the words that the command line has for them too. */
export const failures = Object.fromEntries(
  Object.entries(contract).map(([code, [what, next]]) => [code, { what, next }]),
) as {
  readonly [C in FailureCode]: {
    readonly what: (typeof contract)[C][0];
    readonly next: (typeof contract)[C][1];
  };
};
