import { hasCode, KithError } from '../../contract/index.ts';

/** What a process's end is that nobody asked for. */
class ProcessDied extends Error {
  override readonly name = 'ProcessDied';
}

/** The loss of a host's process, with why it ended for the log. */
export function engineLost(reason: string): KithError {
  return new KithError('EngineLost', undefined, { cause: new Error(reason) });
}

/** The same where nobody had told it to end: something in it took it down. */
export function engineDied(reason: string): KithError {
  return new KithError('EngineLost', undefined, { cause: new ProcessDied(reason) });
}

/** Whether an error is the loss of a process that nobody had told to end. */
export function hasDied(error: unknown): boolean {
  return hasCode(error, 'EngineLost') && (error as KithError).cause instanceof ProcessDied;
}

/** Why a host's process ended, in English: for the log, and beside what an engine said itself. */
export function reasonOf(loss: unknown): string {
  const { cause } = loss as KithError;
  return cause instanceof Error ? cause.message : String(cause);
}
