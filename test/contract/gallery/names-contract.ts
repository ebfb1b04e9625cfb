import { describe, expect, test } from 'vitest';
import { rename } from '../../support/repairs.ts';
import { consent } from '../../support/samples.ts';
import { at, sampleOf, type OpenNew } from './gallery-under-test.ts';

/** Names that compare equal and are written differently. */
export function namesContract(openNew: OpenNew): void {
  describe('names', () => {
    test('that compare equal are refused, unless they are to stand beside each other', async () => {
      const { gallery, reopen } = await openNew();
      const max = await gallery.enroll('Max', consent, [sampleOf(1)]);
      const beside = (name: string) => gallery.enroll(name, consent, [sampleOf(2)], null, true);
      const taken = { code: 'NameTaken', subject: 'Max' };
      await expect(gallery.enroll('MAX', consent, [sampleOf(2)])).rejects.toMatchObject(taken);
      await expect(beside('Max')).rejects.toMatchObject(taken);
      const other = await beside('MAX');
      const maxim = await gallery.enroll('Maxim', consent, [sampleOf(3)]);
      // Who is written the same is named, whoever else compares equal.
      await expect(rename(gallery, maxim.id, 'MAX', at)).rejects.toMatchObject({ subject: 'MAX' });
      for (const open of [async () => gallery, reopen]) {
        const one = await open();
        expect(await one.peopleNamed('max')).toEqual([max, other]);
        expect(await one.people()).toEqual([max, other, maxim]);
      }
    });

    test('are free again when nobody has them any more, whoever else is left', async () => {
      const { gallery } = await openNew();
      const max = await gallery.enroll('Max', consent, [sampleOf(1)]);
      const other = await gallery.enroll('MAX', consent, [sampleOf(2)], null, true);
      await expect(rename(gallery, other.id, 'max', at)).rejects.toMatchObject({
        code: 'NameTaken',
      });
      await gallery.remove(max.id);
      expect(await gallery.peopleNamed('Max')).toEqual([other]);
      expect(await rename(gallery, other.id, 'Max', at)).toMatchObject({ name: 'Max' });
    });
  });
}
