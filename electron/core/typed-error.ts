import { ORPCError, ValidationError } from '@orpc/server';
import { KithError } from '../contract/index.ts';

/**
 * Goes to the transport's `RPCHandler` together with the router. A message that cannot be decoded (say, one that
 * names `__proto__`) never reaches a procedure; it is answered with `BadInput` all the same.
 */
export const handlerOptions = {
  interceptors: [
    async <T>({ next }: { next: () => Promise<T> }): Promise<T> => {
      try {
        return await next();
      } catch (error) {
        // Procedures throw nothing but ORPCErrors: the middleware above sees to it.
        throw error instanceof ORPCError
          ? error
          : typedError(new KithError('BadInput', 'message', { cause: error }));
      }
    },
  ],
};

/** An expected failure as it crosses a boundary. */
export function typedError(error: KithError) {
  const { code, message, next, subject, flaw, groups, likeness, reasons } = error;
  const data = { next, subject, flaw, groups, likeness, reasons };
  return new ORPCError(code, { defined: true, message, data, cause: error });
}

/** Whether what a caller sent does not fit. */
export function isBadInput(error: unknown): boolean {
  return (
    error instanceof ORPCError &&
    error.code === 'BAD_REQUEST' &&
    error.cause instanceof ValidationError
  );
}
