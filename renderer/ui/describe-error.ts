import { notifications } from '@mantine/notifications';

/** An error as a sentence about what was wrong and one about what to do. */
export function describeError(error: unknown): { title: string; next: string } {
  if (error instanceof Error && 'code' in error) {
    if ('next' in error && typeof error.next === 'string') {
      return { title: error.message, next: error.next };
    }
    if ('data' in error && typeof error.data === 'object' && error.data && 'next' in error.data) {
      return { title: error.message, next: String(error.data.next) };
    }
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
