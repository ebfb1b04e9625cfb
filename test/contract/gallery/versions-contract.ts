import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hasCode,
  trainingPresets,
  type FailureCode,
  type Report,
} from '../../../electron/contract/index.ts';
import type { Gallery } from '../../../electron/core/ports/index.ts';
import { removeSample, rename } from '../../support/repairs.ts';
import { consent, newVersion, unitVector } from '../../support/samples.ts';
import {
  activate,
  addVersion,
  at,
  embedMissing,
  rollBack,
  sampleOf,
  vectorUnder,
  walkBack,
  type OpenNew,
} from './gallery-under-test.ts';

/** Of a training of which no step was better than the start. */
const ofStart: Report = {
  verdict: 'not-enough-data',
  reasons: [],
  comparedWith: null,
  wantedFpir: 0.01,
  parameters: trainingPresets.quick,
  data: { people: 2, samples: 6, copies: 0, strangers: 0, probes: 0 },
  comparison: null,
  curve: [],
  epochs: 4,
  bestEpoch: 0,
  engine: 'wasm',
  seconds: 12,
};

/** Model versions, activation, rolling back, and what happens where the active version cannot be used. */
export function versionsContract(openNew: OpenNew): void {
  describe('versions', () => {
    test('the shipped one is there, active, with nothing missing and nothing before it', async () => {
      const { gallery } = await openNew();
      expect(await gallery.versions.all()).toMatchObject([
        { id: 1, origin: 'shipped', active: true, missingEmbeddings: 0, head: null },
      ]);
      expect(gallery.active()).toMatchObject({ id: 1, people: 0, network: { weights: null } });
      expect(await gallery.versions.statistics(1)).toEqual(gallery.active().statistics);
      expect(await gallery.versions.previousId()).toBeNull();
      expect(await gallery.versions.target()).toBeNull();
    });

    test('what was added is there, newest first, also after opening again', async () => {
      const { gallery, reopen } = await openNew();
      const { id: adaId } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const [sample] = await gallery.samples(adaId);
      const given = {
        ...newVersion(7, [adaId]),
        name: '',
        points: [
          { sampleId: sample!.id, before: [0.1, 0.2], after: [0.3, 0.4] },
          { sampleId: 999, before: [0, 0], after: [0, 0] },
        ] as const,
      };
      const made = await gallery.versions.insert(given, at);
      expect(made).toMatchObject({
        name: `Version ${made.id}`,
        origin: 'trained',
        active: false,
        parentId: 1,
        verdict: 'better',
        missingEmbeddings: 1,
        createdAt: at,
        learnedFrom: { people: 1, removed: 0 },
      });
      for (const open of [async () => gallery, reopen]) {
        const { versions } = await open();
        expect(await versions.all()).toMatchObject([{ id: made.id }, { id: 1 }]);
        expect(await versions.get(made.id)).toEqual(made);
        const { weights, ...network } = await versions.network(made.id);
        expect({ ...network, weights: Buffer.from(weights!) }).toEqual({
          ...given.network,
          weights: Buffer.from(given.network.weights!),
        });
        expect(await versions.statistics(made.id)).toEqual(given.statistics);
        expect(await versions.embeddingSize(made.id)).toBe(128);
        expect(await versions.report(made.id)).toBeNull();
        expect(await versions.withWeights(given.network.id)).toEqual(made);
        expect(await versions.withWeights('f'.repeat(64))).toBeNull();
        expect(await versions.learnedBy(adaId)).toEqual([made]);
        expect(await versions.map(made.id)).toEqual([
          {
            sampleId: sample!.id,
            personId: adaId,
            name: 'Ada',
            before: [0.1, 0.2],
            after: [0.3, 0.4],
          },
        ]);
      }
    });

    test('a version that is its own start is known as that, wherever versions are listed', async () => {
      const { gallery } = await openNew();
      const untold = await addVersion(gallery, 6);
      const { id } = await gallery.versions.insert({ ...newVersion(7), report: ofStart }, at);
      expect(await gallery.versions.report(id)).toEqual(ofStart);
      expect(await gallery.versions.all()).toMatchObject([
        { id, bestEpoch: 0, hasReport: true },
        { id: untold, bestEpoch: null, hasReport: false },
        { id: 1, bestEpoch: null },
      ]);
    });

    test('it is known who a version learned from, also that somebody was removed', async () => {
      const { gallery } = await openNew();
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const bob = await gallery.enroll('Bob', consent, [sampleOf(2)]);
      const { id } = await gallery.versions.insert(newVersion(7, [ada.id, bob.id]), at);
      expect((await gallery.remove(ada.id)).learnedBy).toMatchObject([{ id }]);
      expect((await gallery.versions.get(id)).learnedFrom).toEqual({ people: 2, removed: 1 });
    });

    test('the same weights are here once; trained again, the newer report takes the place', async () => {
      const { gallery } = await openNew();
      const id = await addVersion(gallery, 7);
      // Without a saved run, no result is kept of one.
      const noResult = { part: 0, of: () => new Uint8Array(1) };
      expect(await gallery.versions.rename(id, 'Mine')).toMatchObject({ id, name: 'Mine' });
      await expect(gallery.versions.insert(newVersion(7), at)).rejects.toMatchObject({
        code: 'VersionKnown',
        subject: 'Mine',
      });
      const again = { ...newVersion(7), verdict: 'not-better' as const };
      expect(await gallery.versions.keepTrained(again, at, noResult)).toMatchObject({
        id,
        name: 'Mine',
        verdict: 'not-better',
      });
      await activate(gallery, id);
      const third = { ...newVersion(7), verdict: 'worse-for-strangers' as const };
      expect(await gallery.versions.keepTrained(third, at, noResult)).toMatchObject({
        verdict: 'not-better',
      });
      expect(await gallery.versions.keepTrained(newVersion(8), at, noResult)).toMatchObject({
        verdict: 'better',
      });
      expect(await gallery.versions.all()).toHaveLength(3);
    });

    test('what cannot be done is refused with its reason', async () => {
      const { gallery } = await openNew();
      await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const id = await addVersion(gallery, 7);
      const { versions } = gallery;
      const none: (() => Promise<unknown>)[] = [
        () => versions.get(99),
        () => versions.network(99),
        () => versions.statistics(99),
        () => versions.embeddingSize(99),
        () => versions.report(99),
        () => versions.map(99),
        () => versions.rename(99, 'None'),
        () => versions.remove(99),
        () => versions.addEmbeddings(99, []),
        () => versions.setTarget({ versionId: 99, kind: 'activated' }),
      ];
      for (const call of none)
        await expect(call()).rejects.toMatchObject({ code: 'NoSuchVersion' });
      await expect(versions.remove(1)).rejects.toMatchObject({ code: 'VersionActive' });
      await activate(gallery, id);
      await expect(versions.remove(id)).rejects.toMatchObject({ code: 'VersionActive' });
      await expect(versions.remove(1)).rejects.toMatchObject({ code: 'VersionShipped' });
      expect(await versions.all()).toHaveLength(2);
    });
  });

  describe('activation', () => {
    test('needs an embedding of every sample, and is then one step', async () => {
      const { gallery, reopen } = await openNew();
      const ada = await gallery.enroll('Ada', consent, [
        sampleOf(1),
        { ...sampleOf(2), chip: null },
      ]);
      const id = await addVersion(gallery, 7);
      expect(await gallery.versions.countMissing(id)).toEqual({ samples: 2, withoutChip: 1 });
      await gallery.versions.setTarget({ versionId: id, kind: 'activated against the verdict' });
      expect(await gallery.activate(id, at)).toBeNull();
      const [first, second] = await gallery.versions.missing(id, 10);
      expect(second!.chip).toBeNull();
      expect(await gallery.versions.missing(id, 1)).toHaveLength(1);
      await gallery.versions.addEmbeddings(id, [
        { sampleId: first!.sampleId, vector: unitVector(50) },
        { sampleId: 999, vector: unitVector(51) },
      ]);
      expect(await gallery.activate(id, at)).toBeNull();
      const before = gallery.active();
      expect(before.id).toBe(1);
      await gallery.versions.addEmbeddings(id, [
        { sampleId: second!.sampleId, vector: unitVector(50) },
      ]);
      const after = await gallery.activate(id, at);
      expect(after).toBe(gallery.active());
      expect(gallery.activeId()).toBe(id);
      expect(after).toMatchObject({ id, people: 1, statistics: newVersion(7).statistics });
      expect(before.id).toBe(1);
      expect(await gallery.versions.target()).toBeNull();
      expect(await gallery.versions.previousId()).toBe(1);
      expect((await gallery.activity(1))[0]).toMatchObject({
        kind: 'activated against the verdict',
        at,
      });
      for (const open of [async () => gallery, reopen]) {
        const one = await open();
        expect(one.active().id).toBe(id);
        expect((await one.versions.all()).filter(({ active }) => active)).toMatchObject([{ id }]);
        expect(one.active().nearest(unitVector(50), 1)).toMatchObject([
          { personId: ada.id, person: 'Ada', score: expect.closeTo(1, 5) },
        ]);
      }
    });

    test('only the target is switched to', async () => {
      const { gallery, reopen } = await openNew();
      const [one, other] = [await addVersion(gallery, 7), await addVersion(gallery, 8)];
      expect(await gallery.activate(one, at)).toBeNull();
      await gallery.versions.setTarget({ versionId: other, kind: 'activated' });
      expect(await gallery.activate(one, at)).toBeNull();
      const again = await reopen();
      expect(await again.versions.target()).toEqual({ versionId: other, kind: 'activated' });
      await again.versions.remove(other);
      expect(await again.versions.target()).toBeNull();
      expect(await again.activate(other, at)).toBeNull();
      await again.versions.setTarget({ versionId: one, kind: 'activated' });
      await again.versions.setTarget(null);
      expect(await again.activate(one, at)).toBeNull();
      expect(again.active().id).toBe(1);
    });

    test('what is enrolled, extended and removed meanwhile belongs to it or holds it up', async () => {
      const { gallery } = await openNew();
      const ada = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const bob = await gallery.enroll('Bob', consent, [sampleOf(2)]);
      const id = await addVersion(gallery, 7);
      await gallery.versions.setTarget({ versionId: id, kind: 'activated' });
      await embedMissing(gallery, id);
      const [switched, extended, removed] = await Promise.allSettled([
        gallery.activate(id, at),
        gallery.extend(ada.id, [sampleOf(3)], at),
        gallery.remove(bob.id),
      ]);
      // Whichever came first: either the old version got the sample and the switch waits, or the sample is refused.
      expect(removed.status).toBe('fulfilled');
      const refused = extended.status === 'rejected';
      const reason = refused ? hasCode(extended.reason, 'VersionChanged') : null;
      expect(reason).toBe(refused || null);
      const became = switched.status === 'fulfilled' ? (switched.value?.id ?? null) : 'failed';
      expect(became).toBe(refused ? id : null);
      if (!refused) {
        await embedMissing(gallery, id);
        await gallery.activate(id, at);
      }
      expect(gallery.active()).toMatchObject({ id, people: 1 });
      expect(await gallery.versions.countMissing(id)).toEqual({ samples: 0, withoutChip: 0 });
      await expect(gallery.extend(ada.id, [sampleOf(4)], at)).rejects.toMatchObject({
        code: 'VersionChanged',
      });
      await gallery.extend(ada.id, [sampleOf(4, id)], at);
      expect((await gallery.versions.get(1)).missingEmbeddings).toBe(1);
    });

    test('embeddings that cannot be used are not taken in', async () => {
      const { gallery } = await openNew();
      const { id: adaId } = await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const [sample] = await gallery.samples(adaId);
      const id = await addVersion(gallery, 7);
      for (const vector of [
        unitVector(1, 64),
        new Float32Array(128),
        unitVector(1).fill(Number.POSITIVE_INFINITY, 0, 1),
      ]) {
        const call = gallery.versions.addEmbeddings(id, [{ sampleId: sample!.id, vector }]);
        await expect(call).rejects.toMatchObject({ code: 'VersionUnusable' });
      }
      expect(await gallery.versions.embeddings(id)).toEqual([]);
    });

    test('a version that cannot be used never becomes active', async () => {
      const { gallery } = await openNew();
      const { id: adaId } = await gallery.enroll('Ada', consent, [sampleOf(1), sampleOf(2)]);
      const attempts = [
        // Named after other weights than it has.
        { ...newVersion(8), network: { ...newVersion(8).network, id: 'b'.repeat(64) } },
        // Nobody knows which score is how rare.
        { ...newVersion(11), statistics: { from: 0, step: 1, counts: [] } },
        // No index has references of this size.
        { ...newVersion(9), embeddingSize: 100 },
      ];
      for (const version of attempts) {
        const { id } = await gallery.versions.insert(version, at);
        await gallery.versions.setTarget({ versionId: id, kind: 'activated' });
        for (const { sampleId } of await gallery.versions.missing(id, 10)) {
          const vector = unitVector(sampleId, version.embeddingSize);
          await gallery.versions.addEmbeddings(id, [{ sampleId, vector }]);
        }
        await expect(gallery.activate(id, at)).rejects.toMatchObject({ code: 'VersionUnusable' });
      }
      // Of embeddings that point in opposite directions there is no reference.
      const id = await addVersion(gallery, 10);
      const [one, other] = await gallery.versions.missing(id, 10);
      await gallery.versions.setTarget({ versionId: id, kind: 'activated' });
      await gallery.versions.addEmbeddings(id, [
        { sampleId: one!.sampleId, vector: unitVector(1) },
        { sampleId: other!.sampleId, vector: unitVector(1).map((value) => -value) },
      ]);
      await expect(gallery.activate(id, at)).rejects.toMatchObject({ code: 'VersionUnusable' });
      expect(gallery.active()).toMatchObject({ id: 1, people: 1 });
      expect(gallery.active().nearest(unitVector(1), 1)).toMatchObject([{ personId: adaId }]);
      expect((await gallery.activity(1))[0]).toMatchObject({ kind: 'enrolled' });
    });
  });

  describe('the history', () => {
    test('rolling back goes on back, and an activation goes on from there', async () => {
      const { gallery, reopen } = await openNew();
      await gallery.enroll('Ada', consent, [sampleOf(1)]);
      const [b, c, d] = [
        await addVersion(gallery, 2),
        await addVersion(gallery, 3),
        await addVersion(gallery, 4),
      ];
      await activate(gallery, b);
      await activate(gallery, c);
      await rollBack(gallery);
      expect(gallery.active().id).toBe(b);
      expect((await gallery.activity(1))[0]).toMatchObject({ kind: 'rolled back' });
      await rollBack(gallery);
      expect(gallery.active().id).toBe(1);
      expect(await gallery.versions.previousId()).toBeNull();
      await activate(gallery, d);
      const again = await reopen();
      expect(await walkBack(again)).toEqual([d, 1]);
    });

    test('a version that is removed was never in it', async () => {
      const { gallery } = await openNew();
      const [b, c] = [await addVersion(gallery, 2), await addVersion(gallery, 3)];
      for (const id of [b, c, b, c]) await activate(gallery, id);
      await gallery.versions.remove(b);
      expect(gallery.active().id).toBe(c);
      expect(await walkBack(gallery)).toEqual([c, 1]);
    });

    test('a rollback is made only to the version that is before the active one', async () => {
      const { gallery } = await openNew();
      const [b, c] = [await addVersion(gallery, 2), await addVersion(gallery, 3)];
      await activate(gallery, b);
      await activate(gallery, c);
      await gallery.versions.setTarget({ versionId: 1, kind: 'rolled back' });
      await expect(gallery.activate(1, at)).rejects.toMatchObject({ code: 'NoPreviousVersion' });
      expect(gallery.active().id).toBe(c);
    });

    test('after any sequence it is what a stack would be', async () => {
      const version = fc.integer({ min: 0, max: 3 });
      const step = fc.oneof(
        { weight: 3, arbitrary: fc.record({ kind: fc.constant('activate' as const), version }) },
        { weight: 2, arbitrary: fc.record({ kind: fc.constant('roll back' as const) }) },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), version }) },
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
          const { gallery } = await openNew();
          await gallery.enroll('Ada', consent, [sampleOf(1)]);
          const ids = [1];
          for (const seed of [2, 3, 4]) ids.push(await addVersion(gallery, seed));
          let stack = [1];
          const gone = new Set<number>();
          const refused = async (call: Promise<unknown>, code: FailureCode) =>
            expect(call).rejects.toMatchObject({ code });
          for (const one of steps) {
            if (one.kind === 'roll back') {
              if (stack.length === 1) continue;
              await rollBack(gallery);
              stack.pop();
              continue;
            }
            const id = ids[one.version]!;
            if (one.kind === 'activate') {
              if (gone.has(id)) await refused(activate(gallery, id), 'NoSuchVersion');
              else await activate(gallery, id);
              if (!gone.has(id) && stack.at(-1) !== id) stack.push(id);
            } else if (gone.has(id)) await refused(gallery.versions.remove(id), 'NoSuchVersion');
            else if (stack.at(-1) === id) {
              await refused(gallery.versions.remove(id), 'VersionActive');
            } else if (id === 1) await refused(gallery.versions.remove(id), 'VersionShipped');
            else {
              await gallery.versions.remove(id);
              gone.add(id);
              stack = stack.filter((other) => other !== id);
              stack = stack.filter((other, i) => other !== stack[i - 1]);
            }
          }
          expect(await walkBack(gallery)).toEqual(stack.toReversed());
          await gallery.close();
        }),
        { numRuns: 40 },
      );
    });
  });

  describe('a damaged active version', () => {
    const parts = ['embeddings', 'weights', 'statistics'] as const;

    /** A gallery whose active version, the second, was damaged while it was closed. */
    async function damaged(part: (typeof parts)[number]) {
      const { gallery: whole, reopen } = await openNew();
      const ada = await whole.enroll('Ada', consent, [sampleOf(1), sampleOf(2)]);
      const bob = await whole.enroll('Bob', consent, [sampleOf(3)]);
      const id = await addVersion(whole, 7);
      await activate(whole, id);
      const gallery = await reopen({ versionId: id, part });
      return { gallery, reopen, id, ada, bob };
    }

    const refuses = (gallery: Gallery) =>
      expect(() => gallery.active()).toThrow(
        expect.objectContaining({ code: 'ActiveVersionDamaged' }),
      );

    test.each(parts)('%s: it opens, says so, and loses nothing', async (part) => {
      const { gallery, reopen, id, ada, bob } = await damaged(part);
      refuses(gallery);
      expect(await gallery.people()).toEqual([ada, bob]);
      expect(gallery.activeId()).toBe(id);
      expect(await gallery.versions.all()).toMatchObject([{ id, active: true }, { id: 1 }]);
      await expect(gallery.enroll('Eve', consent, [sampleOf(9, id)])).rejects.toMatchObject({
        code: 'ActiveVersionDamaged',
      });
      await expect(gallery.extend(ada.id, [sampleOf(9, id)], at)).rejects.toMatchObject({
        code: 'ActiveVersionDamaged',
      });
      await rename(gallery, ada.id, 'Ada Lovelace', at);
      const [sample] = await gallery.samples(ada.id);
      await removeSample(gallery, ada.id, sample!.id);
      expect(await (await reopen()).people()).toMatchObject([
        { name: 'Ada Lovelace', samples: 1 },
        { name: 'Bob', samples: 1 },
      ]);
    });

    test.each(parts)('%s: rolling back puts it right', async (part) => {
      const { gallery, ada } = await damaged(part);
      await rollBack(gallery);
      expect(gallery.active()).toMatchObject({ id: 1, people: 2 });
      expect(gallery.active().nearest(unitVector(1), 1)).toMatchObject([{ personId: ada.id }]);
    });

    test('embeddings are made anew where the version is activated again', async () => {
      const { gallery, reopen, id, bob } = await damaged('embeddings');
      expect((await gallery.versions.countMissing(id)).samples).toBe(0);
      await activate(gallery, id);
      for (const open of [async () => gallery, reopen]) {
        const one = await open();
        expect(one.active()).toMatchObject({ id, people: 2 });
        expect(await one.versions.previousId()).toBe(1);
        const [sample] = await one.samples(bob.id);
        expect(one.active().nearest(vectorUnder(id, sample!.id), 1)).toMatchObject([
          { personId: bob.id, score: expect.closeTo(1, 5) },
        ]);
      }
    });

    test('weights cannot be made anew, and are not taken for right', async () => {
      const { gallery, id } = await damaged('weights');
      await expect(activate(gallery, id)).rejects.toMatchObject({ code: 'VersionUnusable' });
      refuses(gallery);
    });

    test('it can be used again once those whose embeddings were damaged are removed', async () => {
      const { gallery, id, ada, bob } = await damaged('embeddings');
      await gallery.remove(ada.id);
      refuses(gallery);
      await gallery.remove(bob.id);
      expect(gallery.active()).toMatchObject({ id, people: 0 });
    });
  });
}
