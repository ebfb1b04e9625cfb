import { KithError, type ShownError } from '../contract/index.ts';

/** An error of background work as a view shows it. */
export function shownError(error: unknown): ShownError {
  if (error instanceof KithError) {
    const { code, message, next } = error;
    return { code, message, next };
  }
  return {
    code: 'Bug',
    message: `Something went wrong that should not have: ${String(error)}`,
    next: 'This is a defect of Kith; please report it.',
  };
}
