import { describe, expect, test } from 'vitest';
import type { SampleRecord } from '../../../electron/core/ports/index.ts';
import { removeSample } from '../../support/repairs.ts';
import { consent, goodQuality } from '../../support/samples.ts';
import { at, sampleOf, type OpenNew } from './gallery-under-test.ts';

/** A sample of a head that is turned so far. */
function turned(seed: number, yaw: number, chip = true): SampleRecord {
  const sample = { ...sampleOf(seed), quality: { ...goodQuality, HeadPoseYaw: yaw } };
  return chip ? sample : { ...sample, chip: null };
}

/** Which sample shows a person. */
export function portraitContract(openNew: OpenNew): void {
  describe('portraits', () => {
    test('it is the best picture, and follows those that come and go', async () => {
      const { gallery, reopen } = await openNew();
      const { id, portrait } = await gallery.enroll('Ada', consent, [
        turned(1, 20),
        turned(2, 5),
        turned(3, 0, false),
      ]);
      const samples = await gallery.samples(id);
      expect(portrait).toBe(samples[1]!.id);
      expect((await gallery.people())[0]!.portrait).toBe(portrait);
      const { portrait: better } = await gallery.extend(id, [turned(4, 1)], at);
      expect(better).toBe((await gallery.samples(id)).at(-1)!.id);
      expect((await (await reopen()).person(id)).portrait).toBe(better);
    });

    test('the next best takes the place of one that is removed', async () => {
      const { gallery } = await openNew();
      const { id, portrait } = await gallery.enroll('Ada', consent, [
        turned(1, 20),
        turned(2, 5),
        turned(3, -12),
      ]);
      expect((await removeSample(gallery, id, portrait!)).portrait).toBe(
        (await gallery.samples(id)).at(-1)!.id,
      );
    });

    test('a chosen one stays, whatever better comes, until it is removed or given back', async () => {
      const { gallery, reopen } = await openNew();
      const { id, portrait } = await gallery.enroll('Ada', consent, [turned(1, 20), turned(2, 5)]);
      const [first] = await gallery.samples(id);
      expect(await gallery.choosePortrait(id, first!.id)).toMatchObject({ portrait: first!.id });
      expect(await gallery.portraitIsChosen(id)).toBe(true);
      await gallery.extend(id, [turned(3, 0)], at);
      const again = await reopen();
      expect(await again.person(id)).toMatchObject({ samples: 3, portrait: first!.id });
      expect(await again.portraitIsChosen(id)).toBe(true);
      const third = (await again.samples(id)).at(-1)!.id;
      expect(await again.choosePortrait(id, null)).toMatchObject({ portrait: third });
      expect(await again.portraitIsChosen(id)).toBe(false);

      await again.choosePortrait(id, portrait);
      expect(await removeSample(again, id, portrait!)).toMatchObject({ portrait: third });
      expect(await again.portraitIsChosen(id)).toBe(false);
    });

    test('what is not theirs, has no picture or is not there is refused, and changes nothing', async () => {
      const { gallery } = await openNew();
      const ada = await gallery.enroll('Ada', consent, [turned(1, 5), turned(2, 0, false)]);
      const bob = await gallery.enroll('Bob', consent, [turned(3, 0)]);
      const bare = (await gallery.samples(ada.id)).at(-1)!.id;
      for (const sampleId of [bob.portrait!, bare, 999]) {
        await expect(gallery.choosePortrait(ada.id, sampleId)).rejects.toMatchObject({
          code: 'NoSuchSample',
        });
      }
      await expect(gallery.choosePortrait(999, null)).rejects.toMatchObject({
        code: 'NoSuchPerson',
      });
      expect(await gallery.person(ada.id)).toEqual(ada);
      expect(await gallery.portraitIsChosen(ada.id)).toBe(false);
    });

    test('samples that were refused show nobody', async () => {
      const { gallery } = await openNew();
      const { id, portrait } = await gallery.enroll('Ada', consent, [turned(1, 20)]);
      const useless = { ...turned(2, 0), embedding: new Float32Array(128) };
      await expect(gallery.extend(id, [turned(3, 0), useless], at)).rejects.toMatchObject({
        code: 'VersionUnusable',
      });
      expect((await gallery.person(id)).portrait).toBe(portrait);
    });
  });
}
