import { KithError } from '../../contract/index.ts';

/** The loss of a host's process, with why it ended for the log. */
export function engineLost(reason: string): KithError {
  return new KithError('EngineLost', undefined, { cause: new Error(reason) });
}

/** Why a host's process ended, in English: for the log, and beside what an engine said itself. */
export function reasonOf(loss: unknown): string {
  const { cause } = loss as KithError;
  return cause instanceof Error ? cause.message : String(cause);
}
