import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits, type DraftDetails } from '../../../electron/contract/index.ts';
import { undoLast } from '../../support/repairs.ts';
import { consent, draftDetails, draftSample } from '../../support/samples.ts';
import { at, sampleOf, type OpenNew } from './gallery-under-test.ts';

const camera = fc.option(fc.constantFrom('Desk camera', 'Ada’s phone', '=1+1'), { nil: null });
const DAY = 24 * 60 * 60_000;

/** Which webcam samples were taken with and faces were seen by, and how enrollments ended. */
export function camerasContract(openNew: OpenNew): void {
  describe('cameras', () => {
    test('of samples are kept in drafts, through corrections, merging, moving, setting aside and undoing', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(camera, { minLength: 5, maxLength: 5 }), async (cameras) => {
          const { gallery, reopen } = await openNew();
          const samples = cameras.map((one, i) => ({ ...sampleOf(i + 1), camera: one }));
          const ada = await gallery.enroll('Ada', consent, samples.slice(0, 2));
          await gallery.extend(ada.id, samples.slice(2, 3), at);
          const bob = await gallery.enroll('Bob', consent, samples.slice(3));
          const draft = await gallery.drafts.begin(null, draftDetails('Grace'), at);
          for (const [i, one] of cameras.entries()) {
            await gallery.drafts.addSample(draft, { ...draftSample(i + 1), camera: one }, at);
          }
          const again = await reopen();
          const of = async (id: number) => (await again.samples(id)).map((one) => one.camera);
          expect((await again.drafts.of(null))!.samples.map((one) => one.camera)).toEqual(cameras);
          expect(await of(ada.id)).toEqual(cameras.slice(0, 3));

          const [first, second] = (await again.samples(ada.id)).map(({ id }) => id);
          await again.repairs.setAside(ada.id, [first!], at);
          expect((await again.repairs.aside(ada.id)).map((one) => one.camera)).toEqual([
            cameras[0],
          ]);
          await undoLast(again);
          await again.repairs.move(ada.id, [second!], bob.id, at);
          expect(await of(bob.id)).toEqual([cameras[1], cameras[3], cameras[4]]);
          await undoLast(again);
          await again.repairs.merge(
            { into: ada.id, from: bob.id, name: 'into', consent: 'into' },
            at,
          );
          expect(await of(ada.id)).toEqual(cameras);
          await undoLast(again);
          const { id } = await again.corrections.add(
            { kind: 'is not', personId: ada.id, added: null, setAside: first!, raise: 0 },
            at,
          );
          await again.corrections.undo(id, await again.corrections.setAside(id));
          // It comes back as the last one.
          expect(await of(ada.id)).toEqual([cameras[1], cameras[2], cameras[0]]);
        }),
        { numRuns: 8 },
      );
    });

    test('of faces that were seen are in the activity list, which can be asked for one of them', async () => {
      const { gallery } = await openNew();
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const bob = await gallery.enroll('Bob', consent, [sampleOf(2)]);
      const who = (personId: number) => ({ personId, score: 0.9 });
      await gallery.record('recognized', at, who(ada.id), null, 'Door');
      await gallery.record('unknown', at, null, null, 'Desk');
      await gallery.record('unknown', at, null);
      await gallery.recordAmbiguous(at, [who(ada.id), who(bob.id)], null, 'Door');
      const lines = await gallery.activity(10);
      expect(lines.map(({ camera: by }) => by)).toEqual([
        'Door',
        'Door',
        null,
        'Desk',
        'Door',
        null,
        null,
      ]);
      const door = await gallery.activity(10, { camera: 'Door' });
      expect(door.map(({ kind }) => kind)).toEqual(['ambiguous', 'ambiguous', 'recognized']);
      expect(await gallery.activity(10, { camera: 'Door', personId: bob.id })).toHaveLength(1);
      expect(await gallery.activity(10, { camera: 'door' })).toEqual([]);
    });
  });

  describe('how enrollments ended', () => {
    test('is counted by reason, without whose it was, and outlives a restart', async () => {
      const { gallery, reopen } = await openNew();
      expect(await gallery.enrollmentCounts.read()).toEqual({
        since: null,
        enrolled: 0,
        notEnrolled: [],
        refusedPhotos: [],
      });
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      await gallery.enroll('Bob', consent, [sampleOf(2)]);
      await gallery.extend(ada.id, [sampleOf(3)], at);
      const { enrollmentCounts: counts } = gallery;
      const now = new Date();
      for (const reason of ['TooDark', 'NoFace', 'TooDark'] as const) {
        await counts.countNotEnrolled(reason, now);
      }
      await counts.countRefusedPhoto('Blurred', now);
      const counted = await (await reopen()).enrollmentCounts.read();
      expect(counted).toEqual({
        since: now.toISOString().slice(0, 10),
        enrolled: 2,
        notEnrolled: [
          { reason: 'TooDark', count: 2 },
          { reason: 'NoFace', count: 1 },
        ],
        refusedPhotos: [{ reason: 'Blurred', count: 1 }],
      });
    });

    test('is kept for a year', async () => {
      const { gallery } = await openNew();
      const { enrollmentCounts: counts } = gallery;
      const later = new Date(at.getTime() + limits.enrollmentCountDays * DAY);
      await counts.countRefusedPhoto('NoFace', at);
      await counts.countRefusedPhoto('NoFace', later);
      expect((await counts.read()).refusedPhotos).toEqual([{ reason: 'NoFace', count: 2 }]);
      await counts.countRefusedPhoto('NoFace', new Date(later.getTime() + DAY));
      expect(await counts.read()).toMatchObject({
        since: later.toISOString().slice(0, 10),
        refusedPhotos: [{ reason: 'NoFace', count: 2 }],
      });
      // Also where nothing more is counted.
      await counts.trim(new Date(later.getTime() + 2 * limits.enrollmentCountDays * DAY));
      expect(await counts.read()).toMatchObject({ since: null, refusedPhotos: [] });
    });

    test('counts a draft of somebody new that ends without a picture for want of a usable one, and no other', async () => {
      const { gallery } = await openNew();
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const failed = async () =>
        (await gallery.enrollmentCounts.read()).notEnrolled.map(
          ({ reason, count }) => `${reason} ${count}`,
        );
      const lacking: DraftDetails = { ...draftDetails('Grace'), trouble: 'TooDark' };
      const begin = (whose: number | null, details = lacking) =>
        gallery.drafts.begin(whose, details, at);
      await gallery.drafts.remove(await begin(null));
      expect(await failed()).toEqual(['TooDark 1']);
      // Left alone for a day.
      await begin(null, { ...lacking, trouble: 'NoFace' });
      await gallery.drafts.removeBefore(new Date(at.getTime() + 1));
      expect(await failed()).toEqual(['NoFace 1', 'TooDark 1']);
      // Somebody who is enrolled, who had not begun, whom nothing was wrong with, and who has a picture.
      await gallery.drafts.remove(await begin(ada.id));
      await gallery.drafts.remove(await begin(null, { ...lacking, begun: false }));
      await gallery.drafts.remove(await begin(null, draftDetails('Grace')));
      const pictured = await begin(null);
      await gallery.drafts.addSample(pictured, draftSample(1), at);
      await gallery.drafts.remove(pictured);
      // Saved after all.
      await gallery.enroll('Grace', consent, [sampleOf(2)], await begin(null));
      expect(await failed()).toEqual(['NoFace 1', 'TooDark 1']);
    });
  });
}
