import type { Evidence } from '../../../electron/contract/index.ts';
import { markOf } from './mark.ts';
import { momentAt, type Glimpse } from './moments.ts';

/**
 * What a hard decision of a trial rests on, asked for as soon as it is made: the owner can tell that only of a face's last one.
 * Null where the person was clearly recognized, or nobody was decided on. Those of a moment that are drawn alike share an answer.
 */
export function askWhy(
  { at, outcome }: Pick<Glimpse, 'at' | 'outcome'>,
  earlier: readonly Glimpse[],
  ask: () => Promise<Evidence>,
): Promise<Evidence> | null {
  const mark = markOf(outcome);
  if (mark === 'clear' || mark === 'nothing') return null;
  const alike = earlier.findLast(
    (one) => momentAt(one.at) === momentAt(at) && markOf(one.outcome) === mark,
  );
  if (alike) return alike.why;
  const answer = ask();
  // Whoever looks at it is told what it failed of; nobody may.
  answer.catch(() => undefined);
  return answer;
}
