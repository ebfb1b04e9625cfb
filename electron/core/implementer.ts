import { implement } from '@orpc/server';
import { kithContract } from '../contract/index.ts';
import type { createTold } from './told-errors.ts';

/** What the contract's calls are answered with: whatever an answer fails of crosses as `told` has it. */
export function createImplementer(told: ReturnType<typeof createTold>) {
  // Validation runs inside the first middleware, so that what does not fit is a typed error too.
  const validateInside = { initialInputValidationIndex: 1, initialOutputValidationIndex: 1 };
  return implement(kithContract)
    .$config(validateInside)
    .use(async ({ next, path }) => {
      try {
        return await next();
      } catch (caught) {
        throw told(caught, path.join('.'));
      }
    });
}

/** The same as a part of the router takes it. */
export type KithImplementer = ReturnType<typeof createImplementer>;
