import { notifications } from '@mantine/notifications';
import { failureData, shownError } from '../../electron/contract/index.ts';

/** An error, thrown or told of background work, as a sentence about what was wrong and one about what to do. */
export function describeError(error: unknown): { title: string; next: string } {
  const shown = shownError.safeParse(error);
  if (shown.success) return { title: shown.data.message, next: shown.data.next };
  if (error instanceof Error && 'data' in error) {
    const data = failureData.safeParse(error.data);
    if (data.success) return { title: error.message, next: data.data.next };
  }
  console.error('Unexpected error', error);
  return {
    title: 'Something in Kith went wrong.',
    next: 'This is a defect of Kith. The log in the data folder says more.',
  };
}

/** Shows an error that belongs to no place on the page. */
export function notifyError(error: unknown): void {
  const { title, next } = describeError(error);
  notifications.show({ color: 'red', title, message: next, autoClose: 10_000 });
}
