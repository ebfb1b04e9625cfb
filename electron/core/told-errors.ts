import { toORPCError } from '@orpc/client';
import { ORPCError, ValidationError } from '@orpc/server';
import { expectedFailure, KithError } from '../contract/index.ts';

/** Where the router reports what nobody expected. */
export interface BugLog {
  error(message: string, details?: object): void;
}

/** What a page is told of what a call ended in. Expected failures are typed errors; anything else is logged as a bug. */
export function createTold(log: BugLog) {
  return (caught: unknown, call: string) => {
    const error = isBadInput(caught) ? new KithError('BadInput', call, { cause: caught }) : caught;
    const failure = expectedFailure(error);
    if (failure) {
      if (failure !== error) log.error('the system refused', { call, error });
      return typedError(failure);
    }
    if (!(error instanceof ORPCError) || error.status >= 500) {
      log.error('unexpected error', { call, error });
    }
    return toORPCError(error);
  };
}

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

function typedError(error: KithError) {
  const { code, message, next, subject, flaw, groups, likeness, reasons } = error;
  const data = { next, subject, flaw, groups, likeness, reasons };
  return new ORPCError(code, { defined: true, message, data, cause: error });
}

function isBadInput(error: unknown): boolean {
  return (
    error instanceof ORPCError &&
    error.code === 'BAD_REQUEST' &&
    error.cause instanceof ValidationError
  );
}
