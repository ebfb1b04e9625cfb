import { describe, expect, test } from 'vitest';
import { limits, type DraftDetails } from '../../../electron/contract/index.ts';
import { consent, draftDetails, draftSample } from '../../support/samples.ts';
import { at, sampleOf, type OpenNew } from './gallery-under-test.ts';

const later = new Date(at.getTime() + 60_000);

/** What is promised of enrollments that are not saved yet. */
export function draftsContract(openNew: OpenNew): void {
  describe('drafts', () => {
    test('what was typed, chosen and taken is there after a restart, byte for byte', async () => {
      const { gallery, reopen } = await openNew();
      expect(await gallery.drafts.of(null)).toBeNull();
      const id = await gallery.drafts.begin(null, { ...draftDetails('Ad'), begun: false }, at);
      await gallery.drafts.keep(id, draftDetails('Ada'), at);
      const photo = { ...draftSample(3), source: 'photo' as const, segment: null };
      await gallery.drafts.addSample(id, photo, at);
      await gallery.drafts.addSample(id, draftSample(2), later);
      const kept = await (await reopen()).drafts.of(null);
      expect(kept).toMatchObject({ id, details: draftDetails('Ada'), keptAt: later });
      expect(kept!.samples.map(({ chip, ...sample }) => ({ ...sample, chip: [...chip] }))).toEqual(
        [draftSample(2), photo].map((sample) => ({ ...sample, chip: [...sample.chip] })),
      );
    });

    test('it knows of which photos its samples are, and which were not read', async () => {
      const { gallery, reopen } = await openNew();
      const details = {
        ...draftDetails('Ada'),
        photos: [{ key: 1, name: 'one.jpg', size: 9, modified: 1000 }],
        unread: ['two.jpg', 'three.jpg'],
      };
      await gallery.drafts.begin(null, details, at);
      expect(await (await reopen()).drafts.of(null)).toMatchObject({ details });
    });

    test('one from before photos, sightings and what it began with were known has none', async () => {
      const { gallery } = await openNew();
      const { photos: _, unread: __, sighting: ___, given: ____, ...before } = draftDetails('Ada');
      await gallery.drafts.begin(null, before as DraftDetails, at);
      expect(await gallery.drafts.of(null)).toMatchObject({
        details: { photos: [], unread: [], given: [], sighting: null },
      });
    });

    test('there are any number of somebody new, and of each person who is added to; the one kept last is first', async () => {
      const { gallery } = await openNew();
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const bob = await gallery.enroll('Bob', consent, [sampleOf(2)]);
      const begin = (whose: number | null, name: string, when = at) =>
        gallery.drafts.begin(whose, draftDetails(name), when);
      const first = await begin(null, 'Eve');
      await begin(ada.id, 'Ada');
      await begin(bob.id, 'Bob');
      const second = await begin(null, 'Grace', later);
      expect(await gallery.drafts.of(null)).toMatchObject({ id: second });
      expect(await gallery.drafts.of(ada.id)).toMatchObject({ details: { name: 'Ada' } });
      await gallery.drafts.touch(first, new Date(later.getTime() + 1));
      expect(await gallery.drafts.of(null)).toMatchObject({ id: first, details: { name: 'Eve' } });
      await gallery.drafts.remove(first);
      expect(await gallery.drafts.isThere(first)).toBe(false);
      expect(await gallery.drafts.isThere(second)).toBe(true);
      expect(await gallery.drafts.of(null)).toMatchObject({ id: second });
      await expect(begin(999, 'Nobody')).rejects.toMatchObject({ code: 'NoSuchPerson' });
    });

    test('a sample of the same key takes the other’s place, and removed ones are gone', async () => {
      const { gallery } = await openNew();
      const id = await gallery.drafts.begin(null, draftDetails('Ada'), at);
      for (const key of [1, 2, 3]) await gallery.drafts.addSample(id, draftSample(key), at);
      await gallery.drafts.addSample(id, draftSample(2, 20), at);
      await gallery.drafts.removeSamples(id, [1, 3, 77], at);
      const { samples } = (await gallery.drafts.of(null))!;
      expect(samples.map(({ key }) => key)).toEqual([2]);
      expect(Buffer.from(samples[0]!.chip).equals(draftSample(2, 20).chip)).toBe(true);
    });

    test('it holds no more samples than can be saved at once', async () => {
      const { gallery } = await openNew();
      const id = await gallery.drafts.begin(null, draftDetails('Ada'), at);
      const small = (key: number) => ({ ...draftSample(1), key, chip: new Uint8Array([key]) });
      for (let key = 1; key <= limits.samplesPerCall; key++) {
        await gallery.drafts.addSample(id, small(key), at);
      }
      await expect(gallery.drafts.addSample(id, small(999), at)).rejects.toMatchObject({
        code: 'TooManySamples',
      });
      await gallery.drafts.addSample(id, small(1), at);
    });

    test('it ends in the same transaction in which its samples are saved', async () => {
      const { gallery } = await openNew();
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const mine = await gallery.drafts.begin(null, draftDetails('Bob'), at);
      const hers = await gallery.drafts.begin(ada.id, draftDetails(''), at);
      await gallery.drafts.addSample(mine, draftSample(1), at);

      // Where the save fails the draft is there as it was.
      await expect(gallery.enroll('Ada', consent, [sampleOf(2)], mine)).rejects.toMatchObject({
        code: 'NameTaken',
      });
      await expect(gallery.extend(ada.id, [sampleOf(2, 999)], at, hers)).rejects.toMatchObject({
        code: 'VersionChanged',
      });
      expect((await gallery.drafts.of(null))!.samples).toHaveLength(1);
      expect(await gallery.drafts.of(ada.id)).not.toBeNull();

      await gallery.enroll('Bob', consent, [sampleOf(2)], mine);
      await gallery.extend(ada.id, [sampleOf(3)], at, hers);
      expect(await gallery.drafts.of(null)).toBeNull();
      expect(await gallery.drafts.of(ada.id)).toBeNull();

      // And where the draft is over nothing is saved.
      await expect(gallery.enroll('Eve', consent, [sampleOf(4)], mine)).rejects.toMatchObject({
        code: 'DraftEnded',
      });
      expect((await gallery.people()).map(({ name, samples }) => [name, samples])).toEqual([
        ['Ada', 2],
        ['Bob', 1],
      ]);
    });

    test('one that is over takes nothing more, and its number is not given again', async () => {
      const { gallery } = await openNew();
      const id = await gallery.drafts.begin(null, draftDetails('Ada'), at);
      await gallery.drafts.remove(id);
      expect(await gallery.drafts.of(null)).toBeNull();
      const over = { code: 'DraftEnded' };
      await expect(gallery.drafts.keep(id, draftDetails('A'), at)).rejects.toMatchObject(over);
      await expect(gallery.drafts.addSample(id, draftSample(1), at)).rejects.toMatchObject(over);
      await expect(gallery.drafts.removeSamples(id, [1], at)).rejects.toMatchObject(over);
      await expect(gallery.drafts.remove(id)).rejects.toMatchObject(over);
      expect(await gallery.drafts.begin(null, draftDetails('Ada'), at)).not.toBe(id);
    });

    test('those of which nothing was kept since a time are removed, and no others', async () => {
      const { gallery } = await openNew();
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      await gallery.drafts.begin(null, draftDetails('Old'), at);
      const hers = await gallery.drafts.begin(ada.id, draftDetails(''), at);
      await gallery.drafts.addSample(hers, draftSample(1), later);
      expect(await gallery.drafts.removeBefore(at)).toBe(0);
      expect(await gallery.drafts.removeBefore(later)).toBe(1);
      expect(await gallery.drafts.of(null)).toBeNull();
      expect((await gallery.drafts.of(ada.id))!.samples).toHaveLength(1);
    });

    test('removing a person removes the draft of more samples of them', async () => {
      const { gallery } = await openNew();
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const hers = await gallery.drafts.begin(ada.id, draftDetails(''), at);
      await gallery.drafts.addSample(hers, draftSample(1), at);
      const mine = await gallery.drafts.begin(null, draftDetails('Bob'), at);
      await gallery.remove(ada.id);
      await expect(gallery.drafts.addSample(hers, draftSample(2), at)).rejects.toMatchObject({
        code: 'DraftEnded',
      });
      expect(await gallery.drafts.of(null)).toMatchObject({ id: mine });
    });
  });
}
