import { implement } from '@orpc/server';
import { kithContract } from '../contract/index.ts';

/** The contract's calls, to be answered. What one of them throws goes through `told`, with the call's name. */
export function implementing(told: (error: unknown, call: string) => unknown) {
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

/** What answers are made with. */
export type Implementing = ReturnType<typeof implementing>;

/** A JPEG as it crosses a boundary. */
export function jpegBlob(bytes: Uint8Array): Blob {
  return new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' });
}
