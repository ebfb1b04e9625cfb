import { fromCallback } from 'xstate';
import type { DraftKeeper, Kept } from './draft-keeper.ts';

/** Has the keeper keep what it is sent, and sends back whether it was: `KEPT`, or `NOT_KEPT` and why. */
export const keepDraft = fromCallback<{ type: 'KEEP'; kept: Kept }, { drafts: DraftKeeper }>(
  ({ input: { drafts }, receive, sendBack }) => {
    receive(({ kept }) => drafts.keep(kept));
    return drafts.listen({
      onKept: () => sendBack({ type: 'KEPT', at: new Date() }),
      onFailure: (error) => sendBack({ type: 'NOT_KEPT', error }),
    });
  },
);
