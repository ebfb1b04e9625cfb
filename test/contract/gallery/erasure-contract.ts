import { describe, expect, test } from 'vitest';
import { forgetAll, removeSample, rename } from '../../support/repairs.ts';
import { consent, draftDetails, draftSample } from '../../support/samples.ts';
import {
  addVersion,
  at,
  sampleOf,
  type GalleryUnderTest,
  type OpenNew,
} from './gallery-under-test.ts';

/** What a removal promises where it can erase the tables and nothing else. */
export function erasureContract(openNew: OpenNew): void {
  describe('erasing', () => {
    /** A gallery with something of everything that can be removed. */
    async function filled(): Promise<GalleryUnderTest> {
      const made = await openNew();
      await made.gallery.enroll('Ada', consent, [sampleOf(1), sampleOf(2)]);
      await made.gallery.enroll('Bob', consent, [sampleOf(3)]);
      expect(await made.gallery.record('unknown', at, null, Uint8Array.of(1, 2, 3))).toBe(3);
      await made.gallery.extend(1, [sampleOf(5)], at);
      await made.gallery.corrections.add(
        { kind: 'is not', personId: 1, added: null, setAside: 4, raise: 0 },
        at,
      );
      await addVersion(made.gallery, 7);
      await made.gallery.training.startRun({ seed: 3 }, at);
      const draft = await made.gallery.drafts.begin(null, draftDetails('Eve'), at);
      await made.gallery.drafts.addSample(draft, draftSample(1), at);
      return made;
    }

    /** Each removal, and how what it removed is looked for: null once it is gone. */
    const removals: readonly [
      string,
      (gallery: GalleryUnderTest['gallery']) => Promise<unknown>,
      (gallery: GalleryUnderTest['gallery']) => Promise<unknown>,
    ][] = [
      [
        'a name',
        async (one) => {
          await rename(one, 1, 'Ada Lovelace', at);
          await forgetAll(one);
        },
        async (one) => (await one.peopleNamed('Ada'))[0] ?? null,
      ],
      [
        'a sample',
        async (one) => {
          await removeSample(one, 1, 1);
          await forgetAll(one);
        },
        async (one) => (await one.samples(1)).find(({ id }) => id === 1) ?? null,
      ],
      [
        'a person',
        (one) => one.remove(1),
        async (one) => (await one.peopleNamed('Ada'))[0] ?? null,
      ],
      [
        'a person with what is set aside of them',
        (one) => one.remove(1),
        (one) => one.corrections.picture(1).catch(() => null),
      ],
      [
        'a picture that is set aside',
        (one) => one.corrections.erasePicture(1),
        (one) => one.corrections.picture(1).catch(() => null),
      ],
      [
        'a sample that a correction added',
        async (one) => {
          const added = (await one.samples(1)).at(-1)!.id;
          const kept = { kind: 'is', personId: 1, added, setAside: null, raise: 0 } as const;
          await one.corrections.undo((await one.corrections.add(kept, at)).id, null);
        },
        async (one) => (await one.samples(1)).find(({ id }) => id === 2) ?? null,
      ],
      [
        'the activity',
        async (one) => {
          await one.hideActivity();
          await one.eraseHiddenActivity();
        },
        async (one) => (await one.activity(1))[0] ?? null,
      ],
      [
        'a face as it was seen',
        async (one) => {
          await one.hideActivity();
          await one.eraseHiddenActivity();
        },
        (one) => one.activityPicture(3).catch(() => null),
      ],
      [
        'a version',
        (one) => one.versions.remove(2),
        async (one) => (await one.versions.all()).find(({ id }) => id === 2) ?? null,
      ],
      ['a draft', (one) => one.drafts.remove(1), (one) => one.drafts.of(null)],
      [
        'a draft that is old',
        (one) => one.drafts.removeBefore(new Date(at.getTime() + 1)),
        (one) => one.drafts.of(null),
      ],
      [
        'a draft that is saved',
        (one) => one.enroll('Eve', consent, [sampleOf(4)], 1),
        (one) => one.drafts.of(null),
      ],
      [
        'a sample of a draft',
        (one) => one.drafts.removeSamples(1, [1], at),
        async (one) => (await one.drafts.of(null))!.samples[0] ?? null,
      ],
      ['a run', (one) => one.training.endRun(), (one) => one.training.run()],
    ];

    test.each(removals)(
      '%s is removed also where that cannot be erased everywhere, which is said until it can',
      async (_, remove, find) => {
        const { gallery, reopen, hinderErasing } = await filled();
        let told = 0;
        gallery.onNotErased(() => told++);
        expect(gallery.notErased()).toBeNull();
        const letGo = hinderErasing();
        expect(await find(gallery)).not.toBeNull();
        await remove(gallery);
        expect(await find(gallery)).toBeNull();
        expect(gallery.notErased()).toMatchObject({ code: 'NotErased' });
        expect(told).toBe(1);

        const again = await reopen();
        expect(again.notErased()).toMatchObject({ code: 'NotErased' });
        expect(await find(again)).toBeNull();
        letGo();
        expect((await reopen()).notErased()).toBeNull();
      },
    );

    test('the next removal erases what the one before could not', async () => {
      const { gallery, hinderErasing } = await filled();
      const letGo = hinderErasing();
      await gallery.remove(1);
      letGo();
      expect(gallery.notErased()).not.toBeNull();
      let told = 0;
      gallery.onNotErased(() => told++);
      await gallery.remove(2);
      expect(gallery.notErased()).toBeNull();
      expect(told).toBe(1);
      expect(gallery.active().people).toBe(0);
    });

    test('what is refused removes nothing and erases nothing', async () => {
      const { gallery, hinderErasing } = await filled();
      const letGo = hinderErasing();
      await expect(gallery.remove(999)).rejects.toMatchObject({ code: 'NoSuchPerson' });
      expect(gallery.notErased()).toBeNull();
      letGo();
    });
  });
}
