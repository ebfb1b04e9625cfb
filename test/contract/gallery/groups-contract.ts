import { describe, expect, test } from 'vitest';
import { consent } from '../../support/samples.ts';
import { at, sampleOf, type OpenNew } from './gallery-under-test.ts';

/** What is written beside names, and groups. */
export function groupsContract(openNew: OpenNew): void {
  describe('notes, ids and groups', () => {
    const two = async () => {
      const { gallery, reopen } = await openNew();
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1), sampleOf(2)]);
      const bob = await gallery.enroll('Bob', consent, [sampleOf(3), sampleOf(4)]);
      return { gallery, reopen, ada, bob };
    };

    test('somebody new has none of them, and when they agreed', async () => {
      const { ada } = await two();
      expect(ada).toMatchObject({
        note: '',
        externalId: null,
        groups: [],
        consentedAt: consent.acceptedAt,
      });
    });

    test('a note and an id are kept, each without the other, and taken away', async () => {
      const { gallery, reopen, ada } = await two();
      await gallery.describe(ada.id, { note: 'Two\nlines' });
      await gallery.describe(ada.id, { externalId: 'A-17' });
      const next = await reopen();
      const described = { note: 'Two\nlines', externalId: 'A-17' };
      expect(await next.person(ada.id)).toMatchObject(described);
      expect((await next.people())[0]).toMatchObject(described);
      expect(await next.describe(ada.id, { note: '', externalId: null })).toMatchObject({
        note: '',
        externalId: null,
      });
      await expect(next.describe(99, { note: 'x' })).rejects.toMatchObject({
        code: 'NoSuchPerson',
      });
    });

    test('no two have one id, also not one who waits to be erased; it is free with them', async () => {
      const { gallery, ada, bob } = await two();
      await gallery.describe(ada.id, { externalId: '17', note: 'first' });
      await gallery.describe(ada.id, { externalId: '17' });
      const taken = { code: 'ExternalIdTaken', subject: 'Ada' };
      await expect(
        gallery.describe(bob.id, { externalId: '17', note: 'lost' }),
      ).rejects.toMatchObject(taken);
      expect(await gallery.person(bob.id)).toMatchObject({ note: '', externalId: null });
      await gallery.repairs.beginRemoval(ada.id, at);
      await expect(gallery.describe(bob.id, { externalId: '17' })).rejects.toMatchObject(taken);
      await gallery.repairs.finishRemoval(ada.id);
      expect(await gallery.describe(bob.id, { externalId: '17' })).toMatchObject({
        externalId: '17',
      });
    });

    test('people are in several groups, and out of them again; who changed is told', async () => {
      const { gallery, reopen, ada, bob } = await two();
      const blue = await gallery.groups.add('Blue', 'blue', [ada.id, 99]);
      const red = await gallery.groups.add('amber', 'red', []);
      expect(blue).toEqual({ id: blue.id, name: 'Blue', color: 'blue', people: 1 });
      expect(await gallery.groups.put(red.id, [ada.id, bob.id], true)).toEqual([ada.id, bob.id]);
      expect(await gallery.groups.put(blue.id, [ada.id, bob.id], true)).toEqual([bob.id]);
      expect(await gallery.groups.put(blue.id, [ada.id], false)).toEqual([ada.id]);
      const next = await reopen();
      expect(await next.groups.list()).toMatchObject([
        { name: 'amber', people: 2 },
        { name: 'Blue', people: 1 },
      ]);
      expect((await next.people()).map(({ groups }) => groups)).toEqual([
        [red.id],
        [blue.id, red.id],
      ]);
      await next.repairs.beginRemoval(bob.id, at);
      expect(await next.groups.put(red.id, [bob.id], true)).toEqual([]);
      expect((await next.groups.list()).map(({ people }) => people)).toEqual([1, 0]);
      await next.repairs.keepPerson(bob.id);
      expect((await next.groups.list()).map(({ people }) => people)).toEqual([2, 1]);
      await next.remove(bob.id);
      expect((await next.groups.list()).map(({ people }) => people)).toEqual([1, 0]);
    });

    test('a group is told by its name as names are compared; changing and removing it leave its people', async () => {
      const { gallery, ada, bob } = await two();
      const { id } = await gallery.groups.add('Straße', 'teal', [ada.id, bob.id]);
      await expect(gallery.groups.add('STRASSE', 'red', [])).rejects.toMatchObject({
        code: 'GroupTaken',
        subject: 'Straße',
      });
      const other = await gallery.groups.add('Class 7', 'red', []);
      await expect(gallery.groups.change(other.id, { name: 'strasse' })).rejects.toMatchObject({
        code: 'GroupTaken',
      });
      expect(await gallery.groups.change(id, { name: 'STRASSE' })).toMatchObject({
        name: 'STRASSE',
        color: 'teal',
        people: 2,
      });
      expect(await gallery.groups.change(id, { color: 'pink' })).toMatchObject({ color: 'pink' });
      expect(await gallery.groups.remove(id)).toMatchObject({
        group: { name: 'STRASSE', people: 2 },
        personIds: [ada.id, bob.id],
      });
      expect(await gallery.person(ada.id)).toMatchObject({ groups: [] });
      for (const call of [
        gallery.groups.remove(id),
        gallery.groups.change(id, {}),
        gallery.groups.put(id, [ada.id], true),
      ]) {
        await expect(call).rejects.toMatchObject({ code: 'NoSuchGroup' });
      }
    });

    describe('with a merge', () => {
      const merged = async () => {
        const { gallery, ada, bob } = await two();
        const common = await gallery.groups.add('Both', 'teal', [ada.id, bob.id]);
        const own = await gallery.groups.add('Bob’s', 'red', [bob.id]);
        await gallery.describe(ada.id, { note: 'kept' });
        await gallery.describe(bob.id, { note: 'gone', externalId: '17' });
        const before = await gallery.people();
        const { repairId } = await gallery.repairs.merge(
          { into: ada.id, from: bob.id, name: 'from', consent: 'from' },
          at,
        );
        return { gallery, ada, bob, common, own, before, repairId: repairId! };
      };

      test('those of the one who stays stay alone, and undoing brings back the other’s', async () => {
        const { gallery, ada, common, before, repairId } = await merged();
        expect(await gallery.people()).toMatchObject([
          { id: ada.id, name: 'Bob', note: 'kept', externalId: null, groups: [common.id] },
        ]);
        await gallery.repairs.undo(repairId, []);
        expect(await gallery.people()).toEqual(before);
      });

      test('an id that somebody else has by then stays theirs, and the answer names it', async () => {
        const { gallery, ada, bob, before, repairId } = await merged();
        await gallery.describe(ada.id, { externalId: '17' });
        expect(await gallery.repairs.undo(repairId, [])).toMatchObject({ lostId: '17' });
        expect(await gallery.people()).toEqual(
          before.map((person) => ({
            ...person,
            externalId:
              person.id === ada.id ? '17' : person.id === bob.id ? null : person.externalId,
          })),
        );
      });

      test('a group that is gone by then does not come back', async () => {
        const { gallery, bob, common, own, repairId } = await merged();
        await gallery.groups.remove(own.id);
        await gallery.groups.add('Bob’s', 'red', []);
        expect(await gallery.repairs.undo(repairId, [])).toMatchObject({ lostId: null });
        expect(await gallery.person(bob.id)).toMatchObject({ groups: [common.id] });
      });
    });

    test('who is split off has none, and whoever they were keeps theirs', async () => {
      const { gallery, ada } = await two();
      const { id: groupId } = await gallery.groups.add('Class', 'teal', [ada.id]);
      await gallery.describe(ada.id, { note: 'hers', externalId: '17' });
      const [sample] = await gallery.samples(ada.id);
      const { person, repairId } = await gallery.repairs.split(
        ada.id,
        [sample!.id],
        'Eve',
        consent,
        at,
      );
      expect(person).toMatchObject({ note: '', externalId: null, groups: [] });
      await gallery.describe(person.id, { note: 'new' });
      const hers = { note: 'hers', externalId: '17', groups: [groupId] };
      expect(await gallery.person(ada.id)).toMatchObject(hers);
      await gallery.repairs.undo(repairId!, []);
      expect(await gallery.person(ada.id)).toMatchObject(hers);
    });
  });
}
