import { failureData, hasCode, type Likeness } from '../../electron/contract/index.ts';

/**
 * What the owner refused samples for, of an actor's failure: their places in the call, grouped, and how much they look like
 * the person they were compared with, if they were. Null where the failure has another code.
 */
export function refusedSamples(
  event: object,
  code: 'SeveralPeople' | 'LooksDifferent',
): { groups: number[][]; likeness: Likeness | null } | null {
  const error = 'error' in event ? event.error : null;
  if (!hasCode(error, code) || !('data' in (error as object))) return null;
  const data = failureData.safeParse((error as { data?: unknown }).data);
  if (!data.success || !data.data.groups) return null;
  return { groups: data.data.groups, likeness: data.data.likeness ?? null };
}
