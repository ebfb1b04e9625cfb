import type { QualityReason } from '../../../electron/contract/index.ts';
import type { Look } from './use-first-look.ts';

/** Whether somebody who was just enrolled is recognized, and if not, what is seen instead. */
export type Verdict =
  | { readonly kind: 'known' }
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unclear'; readonly reason: QualityReason }
  | { readonly kind: 'nobody' };

/** What a look at somebody says of a person who was enrolled; a face that is not decided on yet is not known yet. */
export function judge(look: Look | null, personId: number): Verdict {
  if (!look) return { kind: 'nobody' };
  const { decision } = look;
  const reason = decision?.reasons[0];
  if (reason) return { kind: 'unclear', reason };
  if (!decision?.settled || !decision.match) return { kind: 'unknown' };
  const { personId: found, person: name } = decision.match;
  return found === personId ? { kind: 'known' } : { kind: 'other', name };
}
