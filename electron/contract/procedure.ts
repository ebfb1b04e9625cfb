import { oc } from '@orpc/contract';
import { failureData } from './errors.ts';
import { failures, type FailureCode } from './failures.ts';

const errorMap = Object.fromEntries(
  Object.entries(failures).map(([code, [message]]) => [code, { message, data: failureData }]),
) as { [C in FailureCode]: { message: string; data: typeof failureData } };

/** What every call is built on: it may answer with any of the expected failures. */
export const procedure = oc.errors(errorMap);
