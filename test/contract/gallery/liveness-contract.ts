import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { livenessState } from '../../../electron/contract/index.ts';
import { consent, draftDetails, draftSample } from '../../support/samples.ts';
import { at, sampleOf, type OpenNew } from './gallery-under-test.ts';

const state = fc.option(fc.constantFrom(...livenessState.options), { nil: null });

/** Whether samples were shown to be of a live person. */
export function livenessContract(openNew: OpenNew): void {
  describe('whether a sample was live', () => {
    test('is kept with the sample, with a draft, and through a correction that is undone', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(state, { minLength: 3, maxLength: 5 }), async (states) => {
          const { gallery, reopen } = await openNew();
          const samples = states.map((liveness, i) => ({ ...sampleOf(i + 1), liveness }));
          const ada = await gallery.enroll('Ada', consent, samples.slice(0, 2));
          await gallery.extend(ada.id, samples.slice(2), at);
          const draft = await gallery.drafts.begin(null, draftDetails('Grace'), at);
          for (const [i, liveness] of states.entries()) {
            await gallery.drafts.addSample(draft, { ...draftSample(i + 1), liveness }, at);
          }
          const [first] = await gallery.samples(ada.id);
          const { id } = await gallery.corrections.add(
            { kind: 'is not', personId: ada.id, added: null, setAside: first!.id, raise: 0 },
            at,
          );

          const again = await reopen();
          const kept = async () => (await again.samples(ada.id)).map(({ liveness }) => liveness);
          expect(await kept()).toEqual(states.slice(1));
          const stored = await again.drafts.of(null);
          expect(stored!.samples.map(({ liveness }) => liveness)).toEqual(states);
          await again.corrections.undo(id, await again.corrections.setAside(id));
          // It comes back as the last one.
          expect(await kept()).toEqual([...states.slice(1), states[0]]);
        }),
        { numRuns: 10 },
      );
    });
  });
}
