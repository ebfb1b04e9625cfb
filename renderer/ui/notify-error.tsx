import { notifications } from '@mantine/notifications';
import { useDescribeError } from './describe-error.ts';

/** Shows an error that belongs to no place on the page. */
export function notifyError(error: unknown): void {
  notifications.show({
    color: 'red',
    title: <Said error={error} part="title" />,
    message: <Said error={error} part="next" />,
    autoClose: 10_000,
  });
}

function Said({ error, part }: { error: unknown; part: 'title' | 'next' }) {
  return useDescribeError()(error)[part];
}
