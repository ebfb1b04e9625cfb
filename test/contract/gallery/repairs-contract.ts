import { describe, expect, test } from 'vitest';
import type { Gallery } from '../../../electron/core/ports/index.ts';
import { unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import { undoLast } from '../../support/repairs.ts';
import { consent, draftDetails, newVersion, unitVector } from '../../support/samples.ts';
import { activate, addVersion, at, sampleOf, type OpenNew } from './gallery-under-test.ts';

const before = new Date(at.getTime() - 5000);
const agreed = { acceptedAt: before, wording: 'Somebody else agrees.' };

/** Ada with the samples of seeds 1 to 3, and her again with those of 4 and 5, seen, in a draft, corrected and vouched for. */
async function twice(gallery: Gallery) {
  const ada = await gallery.enroll('Ada', consent, [sampleOf(1), sampleOf(2), sampleOf(3)]);
  const again = await gallery.enroll('Ada L.', agreed, [sampleOf(4), sampleOf(5)]);
  const bob = await gallery.enroll('Bob', consent, [sampleOf(9)]);
  const [fourth, fifth] = (await gallery.samples(again.id)).map(({ id }) => id);
  await gallery.record('recognized', at, { personId: again.id, score: 0.9 }, Uint8Array.of(1, 2));
  await gallery.drafts.begin(again.id, draftDetails(''), at);
  await gallery.corrections.add(
    { kind: 'is not', personId: again.id, added: null, setAside: null, raise: 0.125 },
    at,
  );
  await gallery.choosePortrait(again.id, fifth!);
  await gallery.vouch(fourth!, true);
  await gallery.versions.insert(newVersion(2, [again.id]), at);
  await gallery.repairs.tellApart(again.id, bob.id, true);
  return { ada, again, bob, fourth: fourth!, fifth: fifth! };
}

/** Everything that a repair may change, and undoing it must not. */
async function everything(gallery: Gallery) {
  const people = await gallery.people();
  const of = await Promise.all(
    people.map(async ({ id, name }) => ({
      name,
      consent: await gallery.consent(id),
      samples: await gallery.samples(id),
      aside: await gallery.repairs.aside(id),
      chosen: await gallery.portraitIsChosen(id),
      corrections: await gallery.corrections.of(id),
      learned: (await gallery.versions.learnedBy(id)).map((version) => version.id),
      draft: (await gallery.drafts.of(id))?.id ?? null,
      reference: [...gallery.active().reference(id)!.direction],
      raised: gallery.active().raised(id),
    })),
  );
  return {
    people,
    of,
    activity: (await gallery.activity(100)).filter(({ kind }) => kind !== 'renamed'),
    seen: await gallery.seen(),
    vouched: await gallery.vouchedSamples(),
    toldApart: await gallery.repairs.toldApart(),
    embeddings: await gallery.versions.embeddings(1),
    indexed: gallery.active().people,
    counts: await gallery.counts(),
  };
}

/** Mending who is who, and undoing it. */
export function repairsContract(openNew: OpenNew): void {
  describe('repairs', () => {
    test('two who are merged are one, with the samples, sightings, corrections and drafts of both', async () => {
      const { gallery, reopen } = await openNew();
      const { ada, again, bob } = await twice(gallery);
      await gallery.training.startRun({ seed: 3 }, at);
      const { person, repairId } = await gallery.repairs.merge(
        { into: ada.id, from: again.id, name: 'into', consent: 'into' },
        at,
      );
      expect(person).toMatchObject({ id: ada.id, name: 'Ada', samples: 5 });
      const merged = await everything(gallery);
      expect(merged.people.map(({ id }) => id)).toEqual([ada.id, bob.id]);
      expect(merged.of[0]).toMatchObject({
        consent,
        corrections: [{ personId: ada.id }],
        raised: 0.125,
        learned: [2],
        draft: 1,
      });
      expect(merged.seen).toMatchObject([{ personId: ada.id, times: 1 }]);
      expect(gallery.active().reference(ada.id)!.direction).toEqual(
        unitMean([1, 2, 3, 4, 5].map((seed) => unitVector(seed))),
      );
      expect(gallery.active().reference(again.id)).toBeNull();
      expect(await gallery.training.run()).toBeNull();
      expect(await gallery.repairs.list()).toMatchObject([
        { id: repairId, kind: 'merged', person: 'Ada', other: 'Ada L.', samples: 2, at },
      ]);
      expect(await everything(await reopen())).toEqual(merged);
    });

    test('the name and the consent of either are kept', async () => {
      const { gallery } = await openNew();
      const { ada, again } = await twice(gallery);
      const start = await everything(gallery);
      const { person } = await gallery.repairs.merge(
        { into: ada.id, from: again.id, name: 'from', consent: 'from' },
        at,
      );
      expect(person).toMatchObject({ id: ada.id, name: 'Ada L.' });
      expect(await gallery.consent(ada.id)).toEqual(agreed);
      await undoLast(gallery);
      expect(await everything(gallery)).toEqual(start);
    });

    /** Every repair of the gallery that `twice` made. */
    const repairs: readonly [
      string,
      (gallery: Gallery, made: Awaited<ReturnType<typeof twice>>) => Promise<unknown>,
    ][] = [
      [
        'a merge',
        ({ repairs: store }, { ada, again }) =>
          store.merge({ into: ada.id, from: again.id, name: 'into', consent: 'from' }, at),
      ],
      [
        'a merge the other way',
        ({ repairs: store }, { ada, again }) =>
          store.merge({ into: again.id, from: ada.id, name: 'from', consent: 'into' }, at),
      ],
      [
        'a split',
        ({ repairs: store }, { again, fifth }) =>
          store.split(again.id, [fifth], 'Eve', consent, at),
      ],
      [
        'a move',
        ({ repairs: store }, { ada, again, fourth }) => store.move(again.id, [fourth], ada.id, at),
      ],
      ['a rename', ({ repairs: store }, { again }) => store.rename(again.id, 'Eve', at)],
      [
        'what is set aside',
        ({ repairs: store }, { again, fifth }) => store.setAside(again.id, [fifth], at),
      ],
      [
        'a removal',
        ({ repairs: store }, { again, fourth }) => store.remove(again.id, [fourth], at),
      ],
    ];
    test.each(repairs)(
      '%s is undone after a restart, and everything is as before',
      async (_, mend) => {
        const { gallery, reopen } = await openNew();
        const made = await twice(gallery);
        const start = await everything(gallery);
        await mend(gallery, made);
        const mended = await everything(gallery);
        expect(mended).not.toEqual(start);
        const again = await reopen();
        expect(await everything(again)).toEqual(mended);
        expect(await again.repairs.list()).toHaveLength(1);
        await undoLast(again);
        expect(await everything(again)).toEqual(start);
        expect(await again.repairs.list()).toEqual([]);
        expect(await everything(await reopen())).toEqual(start);
      },
    );

    test.each(repairs)(
      '%s goes with the person, and with being forgotten; then it is not undone',
      async (_, mend) => {
        const { gallery } = await openNew();
        const made = await twice(gallery);
        await mend(gallery, made);
        const [repair] = await gallery.repairs.list();
        await gallery.remove(repair!.personId);
        expect(await gallery.repairs.list()).toEqual([]);

        const other = await openNew();
        await mend(other.gallery, await twice(other.gallery));
        const { id } = (await other.gallery.repairs.list())[0]!;
        await other.gallery.repairs.forget(id);
        const { undo, forget } = other.gallery.repairs;
        await expect(undo(id, [])).rejects.toMatchObject({ code: 'NoSuchRepair' });
        await expect(forget(id)).rejects.toMatchObject({ code: 'NoSuchRepair' });
      },
    );

    test('what something later builds on is undone after that, and not before', async () => {
      const { gallery } = await openNew();
      const { ada, again, bob, fourth, fifth } = await twice(gallery);
      const { repairs: store } = gallery;
      const start = await everything(gallery);
      const ids = [
        await store.rename(again.id, 'Countess', at),
        await store.move(again.id, [fourth], ada.id, at),
        await store.merge({ into: ada.id, from: again.id, name: 'into', consent: 'into' }, at),
        await store.split(ada.id, [fifth], 'Eve', consent, at),
        await store.move(ada.id, [fourth], bob.id, at),
      ].map(({ repairId }) => repairId!);
      for (const id of ids.slice(0, 3)) {
        const blocked = await everything(gallery);
        await expect(store.undo(id, [])).rejects.toMatchObject({ code: 'UndoFirst' });
        expect(await everything(gallery)).toEqual(blocked);
      }
      // What has nothing to do with each other is undone in any order.
      await store.undo(ids[3]!, []);
      for (const id of [ids[4]!, ids[2]!, ids[1]!, ids[0]!]) await store.undo(id, []);
      expect(await everything(gallery)).toEqual(start);
    });

    test('a merge that is undone gives back what was taken back or forgotten aside since', async () => {
      const { gallery } = await openNew();
      const { ada, again, fifth } = await twice(gallery);
      const { repairs: store } = gallery;
      await gallery.extend(again.id, [sampleOf(6)], at);
      const start = await everything(gallery);
      await store.setAside(again.id, [fifth], at);
      const merging = { into: ada.id, from: again.id, name: 'into', consent: 'into' } as const;
      const { repairId } = await store.merge(merging, at);
      await store.takeBack(fifth, []);
      await store.undo(repairId!, []);
      const { of } = await everything(gallery);
      expect(of.map(({ samples }) => samples)).toEqual(start.of.map(({ samples }) => samples));

      const merge = await store.merge(merging, at);
      const aside = await store.setAside(ada.id, [fifth], at);
      await store.forget(aside.repairId!);
      await store.undo(merge.repairId!, []);
      expect((await store.aside(again.id)).map(({ id }) => id)).toEqual([fifth]);
      expect(await store.aside(ada.id)).toEqual([]);
    });

    test('a merge is undone once no sample of it is with a correction: what came back from one goes back, too', async () => {
      const { gallery } = await openNew();
      const { ada, again, fifth } = await twice(gallery);
      const { repairs: store, corrections } = gallery;
      const said = { kind: 'is not', added: null, raise: 0 } as const;
      const merging = { into: ada.id, from: again.id, name: 'into', consent: 'into' } as const;
      const takeBack = async (id: number) => corrections.undo(id, await corrections.setAside(id));
      await gallery.extend(again.id, [sampleOf(6)], at);
      const before = await corrections.add({ ...said, personId: again.id, setAside: fifth }, at);
      await store.merge(merging, at);
      await undoLast(gallery);
      expect(await corrections.of(again.id)).toContainEqual(
        expect.objectContaining({ id: before.id }),
      );
      await store.merge(merging, at);
      await takeBack(before.id);
      await undoLast(gallery);
      expect(await gallery.person(again.id)).toMatchObject({ samples: 3 });
      expect(await gallery.person(ada.id)).toMatchObject({ samples: 3 });

      const next = await openNew();
      const made = await twice(next.gallery);
      const start = await everything(next.gallery);
      await next.gallery.repairs.merge(merging, at);
      const since = await next.gallery.corrections.add(
        { ...said, personId: ada.id, setAside: made.fifth },
        at,
      );
      const undo = () => undoLast(next.gallery);
      await expect(undo()).rejects.toMatchObject({ code: 'UndoFirst' });
      const held = await next.gallery.corrections.setAside(since.id);
      await next.gallery.corrections.undo(since.id, held);
      expect(await next.gallery.person(ada.id)).toMatchObject({ samples: 5 });
      await undo();
      const end = await everything(next.gallery);
      expect(end.of.map(({ name, samples }) => [name, samples])).toEqual(
        start.of.map(({ name, samples }) => [name, samples]),
      );
      expect(end.indexed).toEqual(start.indexed);
    });

    test('a sample that a correction took and that was erased there does not keep the rest from being undone', async () => {
      const { gallery } = await openNew();
      const { ada, again, fourth, fifth } = await twice(gallery);
      const { corrections, repairs: store } = gallery;
      await store.merge({ into: ada.id, from: again.id, name: 'into', consent: 'into' }, at);
      const said = { kind: 'is not', added: null, raise: 0 } as const;
      const { id } = await corrections.add({ ...said, personId: ada.id, setAside: fifth }, at);
      await corrections.erasePicture(id);
      await undoLast(gallery);
      expect((await gallery.samples(again.id)).map((sample) => sample.id)).toEqual([fourth]);
    });

    test('a bar that was raised for somebody who was split off is not raised for whom they come back to', async () => {
      const { gallery } = await openNew();
      const { ada } = await twice(gallery);
      const [first] = await gallery.samples(ada.id);
      const { person } = await gallery.repairs.split(ada.id, [first!.id], 'Eve', agreed, at);
      const said = { kind: 'is not', added: null, setAside: null, raise: 0.25 } as const;
      await gallery.corrections.add({ ...said, personId: person.id }, at);
      expect(gallery.active().raised(person.id)).toBe(0.25);
      await undoLast(gallery);
      expect(gallery.active().raised(ada.id)).toBe(0);
      expect(await gallery.corrections.of(ada.id)).toMatchObject([{ raised: null }]);
    });

    test('a split is not undone once the new person has pictures of their own, a name or a rename of theirs', async () => {
      const { gallery } = await openNew();
      const { again, fifth } = await twice(gallery);
      const { person, repairId } = await gallery.repairs.split(
        again.id,
        [fifth],
        'Eve',
        agreed,
        at,
      );
      expect(await gallery.consent(person.id)).toEqual(agreed);
      await gallery.repairs.rename(person.id, 'Eva', at);
      const undo = () => gallery.repairs.undo(repairId!, []);
      await expect(undo()).rejects.toMatchObject({ code: 'UndoFirst' });
      await undoLast(gallery);
      await gallery.extend(person.id, [sampleOf(7)], at);
      await expect(undo()).rejects.toMatchObject({ code: 'UndoFirst' });
      expect(await gallery.person(person.id)).toMatchObject({ samples: 2 });
    });

    test('a name that somebody else has by now is not taken from them', async () => {
      const { gallery } = await openNew();
      const { again } = await twice(gallery);
      await gallery.repairs.rename(again.id, 'Countess', at);
      await gallery.enroll('Ada L.', consent, [sampleOf(7)]);
      await expect(undoLast(gallery)).rejects.toMatchObject({ code: 'NameTaken' });
      expect(await gallery.person(again.id)).toMatchObject({ name: 'Countess' });
    });

    test('names that stood beside each other do so again', async () => {
      const { gallery } = await openNew();
      const { ada, bob } = await twice(gallery);
      const { repairs: store } = gallery;
      const written = await gallery.enroll('ada', consent, [sampleOf(7)], null, true);
      const start = await everything(gallery);
      await store.rename(written.id, 'Countess', at);
      await undoLast(gallery);
      expect(await everything(gallery)).toEqual(start);
      await store.merge({ into: ada.id, from: bob.id, name: 'from', consent: 'into' }, at);
      await undoLast(gallery);
      expect(await everything(gallery)).toEqual(start);
    });

    test('who or what is not there, is somebody else’s or is all that somebody has is refused, and changes nothing', async () => {
      const { gallery } = await openNew();
      const { ada, again, bob, fourth, fifth } = await twice(gallery);
      const { repairs: store } = gallery;
      const start = await everything(gallery);
      const refused: [string, () => Promise<unknown>][] = [
        [
          'NoSuchPerson',
          () => store.merge({ into: 99, from: ada.id, name: 'into', consent: 'into' }, at),
        ],
        [
          'NoSuchPerson',
          () => store.merge({ into: ada.id, from: 99, name: 'into', consent: 'into' }, at),
        ],
        ['NoSuchSample', () => store.split(ada.id, [fifth], 'Eve', consent, at)],
        ['LastSample', () => store.split(again.id, [fourth, fifth, fifth], 'Eve', consent, at)],
        ['NameTaken', () => store.split(again.id, [fifth], 'bob', consent, at)],
        ['NoSuchPerson', () => store.move(again.id, [fifth], 99, at)],
        ['LastSample', () => store.move(again.id, [fifth, fourth], bob.id, at)],
        ['LastSample', () => store.setAside(again.id, [fourth, fifth], at)],
        ['NoSuchSample', () => store.remove(again.id, [fourth, 99], at)],
        ['NoSuchSample', () => store.takeBack(fourth, [])],
        ['NoSuchSample', () => store.eraseAside(fourth)],
        ['NoSuchRepair', () => store.undo(1, [])],
      ];
      for (const [code, mend] of refused) await expect(mend()).rejects.toMatchObject({ code });
      expect(await everything(gallery)).toEqual(start);
      expect(await store.list()).toEqual([]);
    });

    test('what is set aside counts no more, is kept for as long as it is wanted, and is taken back one by one', async () => {
      const { gallery, reopen } = await openNew();
      const { ada } = await twice(gallery);
      const [first, second, third] = (await gallery.samples(ada.id)).map(({ id }) => id);
      await gallery.repairs.setAside(ada.id, [first!, second!], at);
      expect(gallery.active().reference(ada.id)!.direction).toEqual(unitMean([unitVector(3)]));
      const late = new Date(at.getTime() + 1);
      expect(await gallery.repairs.trim(late)).toBe(1);
      const again = await reopen();
      expect((await again.repairs.aside(ada.id)).map(({ id }) => id)).toEqual([first, second]);
      expect(await again.repairs.asidePicture(first!)).toEqual(Buffer.from(sampleOf(1).chip!));
      expect(await again.repairs.takeBack(second!, [])).toMatchObject({ samples: 2 });
      expect((await again.samples(ada.id)).map(({ id }) => id)).toEqual([second, third]);
      await again.repairs.eraseAside(first!);
      expect(await again.repairs.aside(ada.id)).toEqual([]);
      await expect(again.repairs.asidePicture(first!)).rejects.toMatchObject({
        code: 'NoSuchPicture',
      });
    });

    test('taking back all of what was set aside uses it up', async () => {
      const { gallery } = await openNew();
      const { ada } = await twice(gallery);
      const [first, second] = (await gallery.samples(ada.id)).map(({ id }) => id);
      await gallery.repairs.setAside(ada.id, [first!, second!], at);
      await gallery.repairs.takeBack(first!, []);
      expect(await gallery.repairs.list()).toMatchObject([{ samples: 1 }]);
      await gallery.repairs.takeBack(second!, []);
      expect(await gallery.repairs.list()).toEqual([]);
    });

    test('under another version it comes back with an embedding that was made since, or not at all', async () => {
      const { gallery } = await openNew();
      const { again, fifth } = await twice(gallery);
      const { repairId } = await gallery.repairs.remove(again.id, [fifth], at);
      const version = await addVersion(gallery, 8);
      await activate(gallery, version);
      expect((await gallery.repairs.unembedded(repairId!)).map(({ sampleId }) => sampleId)).toEqual(
        [fifth],
      );
      await expect(gallery.repairs.undo(repairId!, [])).rejects.toMatchObject({
        code: 'VersionChanged',
      });
      const vector = unitVector(77);
      await gallery.repairs.undo(repairId!, [{ sampleId: fifth, versionId: version, vector }]);
      expect(await gallery.embeddings(again.id)).toContainEqual({
        sampleId: fifth,
        hasChip: true,
        vector,
      });
      expect(await gallery.versions.all()).toContainEqual(
        expect.objectContaining({ id: 1, missingEmbeddings: 0 }),
      );
    });

    test('who is removed is nowhere at once, is back where they are kept, and is gone with closing', async () => {
      const { gallery, reopen } = await openNew();
      const { ada, again, bob } = await twice(gallery);
      const start = await everything(gallery);
      const { repairs: store } = gallery;
      expect(await store.beginRemoval(again.id, at)).toMatchObject({ name: 'Ada L.' });
      expect((await gallery.people()).map(({ id }) => id)).toEqual([ada.id, bob.id]);
      expect(gallery.active().reference(again.id)).toBeNull();
      const there = new Set([ada.id, bob.id]);
      for (const all of [await gallery.training.samples(), await gallery.versions.embeddings(1)]) {
        expect(new Set(all.map(({ personId }) => personId))).toEqual(there);
      }
      expect(await gallery.counts()).toEqual({ people: 2, samples: ada.samples + bob.samples });
      await expect(gallery.person(again.id)).rejects.toMatchObject({ code: 'NoSuchPerson' });
      await expect(store.beginRemoval(again.id, at)).rejects.toMatchObject({
        code: 'NoSuchPerson',
      });
      expect(await store.removals()).toEqual([{ personId: again.id, name: 'Ada L.', at }]);
      await store.keepPerson(again.id);
      expect(await everything(gallery)).toEqual(start);
      await store.beginRemoval(again.id, at);
      const next = await reopen();
      expect(await next.repairs.removals()).toEqual([]);
      expect((await next.people()).map(({ id }) => id)).toEqual([ada.id, bob.id]);
      await expect(next.repairs.keepPerson(again.id)).rejects.toMatchObject({
        code: 'NoSuchPerson',
      });
      expect(await next.enroll('Ada L.', consent, [sampleOf(4)])).toMatchObject({ samples: 1 });
    });

    test('who is kept is not erased by what had begun to erase them', async () => {
      const { gallery } = await openNew();
      const { ada, again, bob } = await twice(gallery);
      const start = await everything(gallery);
      const { repairs: store } = gallery;
      await store.beginRemoval(again.id, at);
      await store.keepPerson(again.id);
      expect(await store.finishRemoval(again.id)).toBe(false);
      expect(await everything(gallery)).toEqual(start);
      await store.beginRemoval(again.id, at);
      expect(await store.finishRemoval(again.id)).toBe(true);
      expect((await gallery.people()).map(({ id }) => id)).toEqual([ada.id, bob.id]);
      await expect(store.keepPerson(again.id)).rejects.toMatchObject({ code: 'NoSuchPerson' });
      expect(await store.finishRemoval(again.id)).toBe(false);
    });

    test('that two are two is remembered, once, until it is taken back or one goes', async () => {
      const { gallery, reopen } = await openNew();
      const { ada, again, bob } = await twice(gallery);
      await gallery.repairs.tellApart(bob.id, ada.id, true);
      await gallery.repairs.tellApart(ada.id, bob.id, true);
      await gallery.repairs.tellApart(ada.id, 99, true);
      const next = await reopen();
      expect(await next.repairs.toldApart()).toEqual([
        [ada.id, bob.id],
        [again.id, bob.id],
      ]);
      await next.repairs.tellApart(bob.id, ada.id, false);
      await next.remove(again.id);
      expect(await next.repairs.toldApart()).toEqual([]);
    });
  });
}
