import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Has data of a key, or all data, read again: at once what is shown, the rest when it is. */
export async function readAgain(queries: QueryClient, queryKey?: QueryKey): Promise<void> {
  const filter = queryKey ? { queryKey } : {};
  // An answer on its way may be from before the change: by itself a first one would be kept as if it were from after.
  await queries.cancelQueries(filter);
  await queries.invalidateQueries(filter);
}
