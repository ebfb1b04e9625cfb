import { describe, expect, test } from 'vitest';
import type { Gallery } from '../../../electron/core/ports/index.ts';
import { unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import { moveSample, removeSample, undoLast } from '../../support/repairs.ts';
import { consent, newVersion, unitVector } from '../../support/samples.ts';
import {
  activate,
  addVersion,
  at,
  rollBack,
  sampleOf,
  vectorUnder,
  type OpenNew,
} from './gallery-under-test.ts';

/** Everybody's reference under the active version. */
async function references(gallery: Gallery) {
  const people = await gallery.people();
  return people.map(({ id }) => [id, [...gallery.active().reference(id)!.direction]]);
}

/** Ada with the samples of seeds 1 to 3, and Grace with those of 4 and 5. */
async function enrolled(gallery: Gallery) {
  const ada = await gallery.enroll('Ada', consent, [sampleOf(1), sampleOf(2), sampleOf(3)]);
  const grace = await gallery.enroll('Grace', consent, [sampleOf(4), sampleOf(5)]);
  const [first, second, third] = await gallery.samples(ada.id);
  return { ada, grace, samples: [first!.id, second!.id, third!.id] as const };
}

/** Samples that are moved to whom they show, and those that the user vouched for. */
export function labelsContract(openNew: OpenNew): void {
  describe('labels', () => {
    test('a sample that is moved is the other person’s, with its embeddings; both have the references that follow', async () => {
      const { gallery, reopen } = await openNew();
      const { ada, grace, samples } = await enrolled(gallery);
      expect(await moveSample(gallery, samples[2], grace.id)).toMatchObject({
        id: grace.id,
        samples: 3,
      });
      expect((await gallery.samples(ada.id)).map(({ id }) => id)).toEqual(samples.slice(0, 2));
      expect((await gallery.samples(grace.id)).map(({ id }) => id)).toContain(samples[2]);
      expect(gallery.active().reference(ada.id)!.direction).toEqual(
        unitMean([1, 2].map((one) => unitVector(one))),
      );
      // In the order of the samples' numbers.
      expect(gallery.active().reference(grace.id)!.direction).toEqual(
        unitMean([3, 4, 5].map((one) => unitVector(one))),
      );
      const embeddings = await gallery.versions.embeddings(1);
      expect(embeddings.map(({ sampleId, personId }) => [sampleId, personId])).toContainEqual([
        samples[2],
        grace.id,
      ]);
      const before = await references(gallery);
      expect(await references(await reopen())).toEqual(before);
    });

    test('it is so under every version, also one that is made active or rolled back to later', async () => {
      const { gallery } = await openNew();
      const { ada, grace, samples } = await enrolled(gallery);
      const second = await addVersion(gallery, 2);
      await activate(gallery, second);
      await moveSample(gallery, samples[0], grace.id);
      const [one, other] = (await gallery.samples(ada.id)).map(({ id }) => vectorUnder(second, id));
      expect(gallery.active().reference(ada.id)!.direction).toEqual(unitMean([one!, other!]));
      await rollBack(gallery);
      expect(gallery.active().reference(ada.id)!.direction).toEqual(
        unitMean([2, 3].map((seed) => unitVector(seed))),
      );
      expect(await gallery.versions.all()).toMatchObject([
        { id: second, missingEmbeddings: 0 },
        { id: 1, missingEmbeddings: 0 },
      ]);
    });

    test('a portrait that is moved shows nobody it is not of any more', async () => {
      const { gallery } = await openNew();
      const { ada, grace, samples } = await enrolled(gallery);
      await gallery.choosePortrait(ada.id, samples[1]);
      await moveSample(gallery, samples[1], grace.id);
      expect([samples[0], samples[2]]).toContain((await gallery.person(ada.id)).portrait);
      expect(await gallery.portraitIsChosen(ada.id)).toBe(false);
    });

    test('undone, it is again the portrait that was chosen, vouched for, and learned from as before', async () => {
      const { gallery } = await openNew();
      const { ada, grace, samples } = await enrolled(gallery);
      await gallery.versions.insert(newVersion(2, [ada.id]), at);
      await gallery.versions.insert(newVersion(3, [grace.id]), at);
      await gallery.versions.insert(newVersion(4, [ada.id, grace.id]), at);
      await gallery.choosePortrait(ada.id, samples[1]);
      await gallery.vouch(samples[1], true);
      const all = async () => ({
        people: await gallery.people(),
        chosen: [await gallery.portraitIsChosen(ada.id), await gallery.portraitIsChosen(grace.id)],
        vouched: await gallery.vouchedSamples(),
        learned: [
          (await gallery.versions.learnedBy(ada.id)).map(({ id }) => id),
          (await gallery.versions.learnedBy(grace.id)).map(({ id }) => id),
        ],
        references: await references(gallery),
      });
      const before = await all();
      await moveSample(gallery, samples[1], grace.id);
      expect(await all()).not.toEqual(before);
      await undoLast(gallery);
      expect(await all()).toEqual(before);
      // And again.
      await moveSample(gallery, samples[1], grace.id);
      await undoLast(gallery);
      expect(await all()).toEqual(before);
    });

    test('undone, what was chosen and learned meanwhile stays', async () => {
      const { gallery } = await openNew();
      const { ada, grace, samples } = await enrolled(gallery);
      await gallery.choosePortrait(ada.id, samples[1]);
      await moveSample(gallery, samples[1], grace.id);
      await gallery.choosePortrait(ada.id, samples[2]);
      const { id: meanwhile } = await gallery.versions.insert(newVersion(2, [grace.id]), at);
      await undoLast(gallery);
      expect(await gallery.person(ada.id)).toMatchObject({ portrait: samples[2] });
      for (const person of [ada, grace]) {
        const learned = await gallery.versions.learnedBy(person.id);
        expect(learned.map(({ id }) => id)).toEqual([meanwhile]);
      }
    });

    test('a move that fails leaves what the one before remembers', async () => {
      const { gallery } = await openNew();
      const { ada, grace, samples } = await enrolled(gallery);
      const eve = await gallery.enroll('Eve', consent, [
        { ...sampleOf(1), embedding: unitVector(2).map((value) => -value) },
      ]);
      await gallery.choosePortrait(ada.id, samples[1]);
      await moveSample(gallery, samples[1], grace.id);
      await expect(moveSample(gallery, samples[1], eve.id)).rejects.toMatchObject({
        code: 'VersionUnusable',
      });
      await undoLast(gallery);
      expect(await gallery.person(ada.id)).toMatchObject({ portrait: samples[1] });
      expect(await gallery.portraitIsChosen(ada.id)).toBe(true);
    });

    test('moved to whose it is already nothing changes; nobody is left without a sample; who or what is not there is refused', async () => {
      const { gallery } = await openNew();
      const { ada, grace, samples } = await enrolled(gallery);
      const before = await references(gallery);
      expect(await moveSample(gallery, samples[0], ada.id)).toEqual(ada);
      await expect(moveSample(gallery, 999, grace.id)).rejects.toMatchObject({
        code: 'NoSuchSample',
      });
      await expect(moveSample(gallery, samples[0], 999)).rejects.toMatchObject({
        code: 'NoSuchPerson',
      });
      const [one, other] = await gallery.samples(grace.id);
      expect(await references(gallery)).toEqual(before);
      await moveSample(gallery, one!.id, ada.id);
      await expect(moveSample(gallery, other!.id, ada.id)).rejects.toMatchObject({
        code: 'LastSample',
      });
      expect((await gallery.person(grace.id)).samples).toBe(1);
      expect(gallery.active().nearest(unitVector(5), 1)).toMatchObject([{ personId: grace.id }]);
    });

    test('where a person would be left without a direction, nothing is moved', async () => {
      const { gallery } = await openNew();
      const { ada, samples } = await enrolled(gallery);
      const opposite = { ...sampleOf(1), embedding: unitVector(1).map((value) => -value) };
      const eve = await gallery.enroll('Eve', consent, [opposite]);
      const before = await references(gallery);
      await expect(moveSample(gallery, samples[0], eve.id)).rejects.toMatchObject({
        code: 'VersionUnusable',
      });
      expect(await references(gallery)).toEqual(before);
      expect((await gallery.person(ada.id)).samples).toBe(3);
    });

    test('a saved training run goes, and what learned from the sample learned from its person', async () => {
      const { gallery } = await openNew();
      const { ada, grace, samples } = await enrolled(gallery);
      const { id: later } = await gallery.versions.insert(newVersion(2, [ada.id]), at);
      // Made before the sample was taken: it cannot have learned from it.
      const early = new Date(sampleOf(1).takenAt.getTime() - 1000);
      await gallery.versions.insert(newVersion(3, [ada.id]), early);
      await gallery.training.startRun({ some: 'plan' }, at);
      await moveSample(gallery, samples[1], grace.id);
      expect(await gallery.training.run()).toBeNull();
      expect((await gallery.versions.learnedBy(grace.id)).map(({ id }) => id)).toEqual([later]);
      expect(await gallery.versions.learnedBy(ada.id)).toHaveLength(2);
    });

    test('what the user vouched for stays so, until it is taken back, moved or removed', async () => {
      const { gallery, reopen } = await openNew();
      const { ada, grace, samples } = await enrolled(gallery);
      expect(await gallery.vouchedSamples()).toEqual(new Set());
      for (const sampleId of [...samples, samples[0]]) await gallery.vouch(sampleId, true);
      expect(await gallery.vouchedSamples()).toEqual(new Set(samples));
      const again = await reopen();
      expect(await again.vouchedSamples()).toEqual(new Set(samples));
      await again.vouch(samples[0], false);
      await moveSample(again, samples[1], grace.id);
      await removeSample(again, ada.id, samples[2]);
      expect(await again.vouchedSamples()).toEqual(new Set());
      await expect(again.vouch(samples[2], true)).rejects.toMatchObject({ code: 'NoSuchSample' });
    });

    test('of all versions the one that rolling back makes active says so', async () => {
      const { gallery } = await openNew();
      await enrolled(gallery);
      const previous = async () =>
        (await gallery.versions.all()).filter((version) => version.previous).map(({ id }) => id);
      expect(await previous()).toEqual([]);
      const second = await addVersion(gallery, 2);
      expect(await previous()).toEqual([]);
      await activate(gallery, second);
      expect(await previous()).toEqual([1]);
      await rollBack(gallery);
      expect(await previous()).toEqual([]);
    });
  });
}
