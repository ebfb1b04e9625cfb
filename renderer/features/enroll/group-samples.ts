import { fromCallback } from 'xstate';
import type { KithClient } from '../../owner/client.ts';
import { plain, type DraftSample } from './draft-sample.ts';

interface Samples {
  readonly type: 'SAMPLES';
  readonly samples: readonly DraftSample[];
}

/**
 * Tells samples apart by person, in the background: it is sent `SAMPLES` whenever there are others, and sends back `GROUPS` of
 * their keys, or `NOT_GROUPED`. One request is under way at a time, and the newest samples are asked about next.
 */
export const groupSamples = fromCallback<Samples, { kith: KithClient }>(
  ({ input: { kith }, receive, sendBack }) => {
    let next: readonly DraftSample[] | null = null;
    let working = false;
    const work = async (): Promise<void> => {
      if (working) return;
      working = true;
      while (next) {
        const samples = next;
        next = null;
        try {
          const groups = await kith.enrollment.groups({ samples: plain(samples) });
          sendBack({
            type: 'GROUPS',
            groups: groups.map((group) => group.map((place) => samples[place]!.key)),
          });
        } catch {
          // The save compares them again, and says what is wrong.
          sendBack({ type: 'NOT_GROUPED' });
        }
      }
      working = false;
    };
    receive(({ samples }) => {
      next = samples.length > 1 ? samples : null;
      void work();
    });
  },
);
