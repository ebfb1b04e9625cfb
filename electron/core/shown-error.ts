import { KithError } from '../contract/index.ts';

/** An error of background work as a view shows it. */
export function shownError(error: unknown): { code: string; message: string; next: string } {
  if (error instanceof KithError) {
    const { code, message, next } = error;
    return { code, message, next };
  }
  return {
    code: 'Bug',
    message: `Something went wrong that should not have: ${String(error)}`,
    next: 'This is a defect of Kith; nothing was changed.',
  };
}
