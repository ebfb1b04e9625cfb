import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { livenessState } from '../../../electron/contract/index.ts';
import type { LivenessTry } from '../../../electron/core/ports/index.ts';
import { consent, draftDetails, draftSample } from '../../support/samples.ts';
import { at, sampleOf, type OpenNew } from './gallery-under-test.ts';

const state = fc.option(fc.constantFrom(...livenessState.options), { nil: null });

/** What is kept of whether samples were shown to be of a live person. */
const states = fc.array(fc.record({ liveness: state, turns: state }), {
  minLength: 3,
  maxLength: 5,
});

/** Whether samples were shown to be of a live person. */
export function livenessContract(openNew: OpenNew): void {
  describe('whether a sample was live', () => {
    test('is kept with the sample, with a draft, and through a correction that is undone', async () => {
      await fc.assert(
        fc.asyncProperty(states, async (shown) => {
          const { gallery, reopen } = await openNew();
          const samples = shown.map((one, i) => ({ ...sampleOf(i + 1), ...one }));
          const ada = await gallery.enroll('Ada', consent, samples.slice(0, 2));
          await gallery.extend(ada.id, samples.slice(2), at);
          const { turns } = shown[0]!;
          const draft = await gallery.drafts.begin(null, { ...draftDetails('Grace'), turns }, at);
          for (const [i, { liveness }] of shown.entries()) {
            await gallery.drafts.addSample(draft, { ...draftSample(i + 1), liveness }, at);
          }
          const [first] = await gallery.samples(ada.id);
          const { id } = await gallery.corrections.add(
            { kind: 'is not', personId: ada.id, added: null, setAside: first!.id, raise: 0 },
            at,
          );

          const again = await reopen();
          const kept = async () =>
            (await again.samples(ada.id)).map(({ liveness, turns: said }) => ({
              liveness,
              turns: said,
            }));
          expect(await kept()).toEqual(shown.slice(1));
          const stored = await again.drafts.of(null);
          expect(stored!.details.turns).toBe(turns);
          expect(stored!.samples.map(({ liveness }) => liveness)).toEqual(
            shown.map(({ liveness }) => liveness),
          );
          await again.corrections.undo(id, await again.corrections.setAside(id));
          // It comes back as the last one.
          expect(await kept()).toEqual([...shown.slice(1), shown[0]]);
          const [second] = await again.samples(ada.id);
          await again.repairs.setAside(ada.id, [second!.id], at);
          expect(await again.repairs.aside(ada.id)).toMatchObject([shown[1]]);
          await again.repairs.takeBack(second!.id, []);
          expect(await kept()).toEqual(expect.arrayContaining(shown));
        }),
        { numRuns: 10 },
      );
    });
  });

  describe('the user’s tests of the check', () => {
    const one: LivenessTry = {
      at,
      presented: 'print',
      answer: 'not live',
      score: -2.5,
      camera: 'One',
      light: 117.25,
      network: 'a'.repeat(64),
      liveFrom: 1,
      notLiveTo: 0,
    };

    test('are kept try by try, as they were, and removed by their camera', async () => {
      const { gallery, reopen } = await openNew();
      const tries: LivenessTry[] = [
        one,
        { ...one, presented: null, answer: null, score: null, light: null, camera: 'Two' },
        { ...one, presented: 'a mask', answer: 'live' },
      ];
      for (const each of tries) await gallery.livenessTries.add(each);
      const again = await reopen();
      expect(await again.livenessTries.all()).toEqual(tries);
      await again.livenessTries.remove('One');
      expect(await again.livenessTries.all()).toEqual([tries[1]]);
      await again.livenessTries.remove('nobody’s');
      expect(await again.livenessTries.all()).toEqual([tries[1]]);
    });
  });
}
