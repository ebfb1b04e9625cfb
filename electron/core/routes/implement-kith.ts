import { implement } from '@orpc/server';
import { kithContract } from '../../contract/index.ts';

/** The contract, whose calls are to be answered; what one fails of is told as `told` says. */
export function implementKith(told: (caught: unknown, call: string) => unknown) {
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

/** What answers are given to. */
export type KithImplementer = ReturnType<typeof implementKith>;
