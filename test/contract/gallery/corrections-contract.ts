import { describe, expect, test } from 'vitest';
import type { Gallery, NewCorrection } from '../../../electron/core/ports/index.ts';
import { unitMean } from '../../../native-models/evaluate/unit-vectors.ts';
import { removeSample } from '../../support/repairs.ts';
import { chipOf, consent, unitVector } from '../../support/samples.ts';
import { activate, addVersion, at, sampleOf, type OpenNew } from './gallery-under-test.ts';

const nothing = { added: null, setAside: null, raise: 0 } as const;

/** Ada with the samples of seeds 1 to 3, and Grace with that of 4. */
async function enrolled(gallery: Gallery) {
  const ada = await gallery.enroll('Ada', consent, [sampleOf(1), sampleOf(2), sampleOf(3)]);
  const grace = await gallery.enroll('Grace', consent, [sampleOf(4)]);
  return { ada, grace, samples: (await gallery.samples(ada.id)).map(({ id }) => id) };
}

function direction(gallery: Gallery, personId: number): Float32Array {
  return gallery.active().reference(personId)!.direction;
}

/** What users said of faces, what it changed, and how that is taken back. */
export function correctionsContract(openNew: OpenNew): void {
  describe('corrections', () => {
    test('are remembered with who and when, the newest first, and forgotten when they are undone', async () => {
      const { gallery, reopen } = await openNew();
      const { ada, grace } = await enrolled(gallery);
      const { corrections } = gallery;
      const not = await corrections.add({ ...nothing, kind: 'is not', personId: ada.id }, at);
      expect(not).toEqual({
        id: not.id,
        at,
        kind: 'is not',
        personId: ada.id,
        person: 'Ada',
        added: null,
        setAside: null,
        raised: null,
      });
      const is = await corrections.add({ ...nothing, kind: 'is', personId: ada.id }, at);
      await corrections.add({ ...nothing, kind: 'is', personId: grace.id }, at);
      const again = await reopen();
      expect(await again.corrections.of(ada.id)).toEqual([is, not]);
      expect(await again.corrections.undo(not.id, null)).toEqual(not);
      expect(await again.corrections.of(ada.id)).toEqual([is]);
      for (const call of [
        () => again.corrections.get(not.id),
        () => again.corrections.undo(not.id, null),
        () => again.corrections.erasePicture(not.id),
      ]) {
        await expect(call()).rejects.toMatchObject({ code: 'NoSuchCorrection' });
      }
      await expect(
        again.corrections.add({ ...nothing, kind: 'is', personId: 99 }, at),
      ).rejects.toMatchObject({ code: 'NoSuchPerson' });
    });

    test('a sample that is set aside counts no more, and comes back with its picture', async () => {
      const { gallery, reopen } = await openNew();
      const { ada, samples } = await enrolled(gallery);
      const added = await gallery.corrections.add(
        { ...nothing, kind: 'is not', personId: ada.id, setAside: samples[1]! },
        at,
      );
      expect(added.setAside).toBe('with picture');
      const without = unitMean([1, 3].map((seed) => unitVector(seed)));
      expect(direction(gallery, ada.id)).toEqual(without);
      expect(await gallery.person(ada.id)).toMatchObject({ samples: 2 });

      const again = await reopen();
      expect(direction(again, ada.id)).toEqual(without);
      expect([...(await again.corrections.picture(added.id))]).toEqual([...chipOf(2)]);
      const aside = await again.corrections.setAside(added.id);
      expect(aside).toEqual({ ...sampleOf(2), chip: expect.anything() });
      await again.corrections.undo(added.id, aside);
      expect(direction(again, ada.id)).toEqual(unitMean([1, 3, 2].map((seed) => unitVector(seed))));
      const back = (await again.samples(ada.id)).at(-1)!;
      expect(back).toMatchObject({ takenAt: sampleOf(2).takenAt, hasChip: true });
      expect([...(await again.picture(back.id))]).toEqual([...chipOf(2)]);
    });

    test('what is set aside comes back vouched for, and as the one that shows the person, unless another was chosen meanwhile', async () => {
      const { gallery, reopen } = await openNew();
      const { ada, samples } = await enrolled(gallery);
      const setAside = async (sampleId: number) =>
        (
          await gallery.corrections.add(
            { ...nothing, kind: 'is not', personId: ada.id, setAside: sampleId },
            at,
          )
        ).id;
      await gallery.vouch(samples[1]!, true);
      await gallery.choosePortrait(ada.id, samples[1]!);
      const marked = await setAside(samples[1]!);
      const plain = await setAside(samples[2]!);
      const again = await reopen();
      expect([...(await again.vouchedSamples())]).toEqual([]);
      expect(await again.portraitIsChosen(ada.id)).toBe(false);
      await again.corrections.undo(plain, await again.corrections.setAside(plain));
      expect([...(await again.vouchedSamples())]).toEqual([]);
      expect(await again.portraitIsChosen(ada.id)).toBe(false);
      await again.corrections.undo(marked, await again.corrections.setAside(marked));
      const back = (await again.samples(ada.id)).at(-1)!.id;
      expect([...(await again.vouchedSamples())]).toEqual([back]);
      expect(await again.portraitIsChosen(ada.id)).toBe(true);
      expect(await again.person(ada.id)).toMatchObject({ portrait: back });

      const { id } = await again.corrections.add(
        { ...nothing, kind: 'is not', personId: ada.id, setAside: back },
        at,
      );
      await again.choosePortrait(ada.id, samples[0]!);
      await again.corrections.undo(id, await again.corrections.setAside(id));
      expect(await again.person(ada.id)).toMatchObject({ portrait: samples[0] });
    });

    test('what is set aside can be erased, and nothing else of the correction', async () => {
      const { gallery } = await openNew();
      const { ada, samples } = await enrolled(gallery);
      const { corrections } = gallery;
      const { id } = await corrections.add(
        { kind: 'is not', personId: ada.id, added: null, setAside: samples[0]!, raise: 0.01 },
        at,
      );
      expect(await corrections.erasePicture(id)).toMatchObject({ setAside: null, raised: 'now' });
      expect(await corrections.setAside(id)).toBeNull();
      await expect(corrections.picture(id)).rejects.toMatchObject({ code: 'NoSuchPicture' });
      await corrections.undo(id, null);
      expect(await gallery.person(ada.id)).toMatchObject({ samples: 2 });
    });

    test('the last sample, and one of somebody else, are not set aside; then nothing is remembered', async () => {
      const { gallery } = await openNew();
      const { ada, grace, samples } = await enrolled(gallery);
      const [only] = await gallery.samples(grace.id);
      const add = (personId: number, setAside: number) =>
        gallery.corrections.add({ ...nothing, kind: 'is not', personId, setAside }, at);
      await expect(add(grace.id, only!.id)).rejects.toMatchObject({ code: 'LastSample' });
      await expect(add(ada.id, only!.id)).rejects.toMatchObject({ code: 'NoSuchSample' });
      await expect(add(ada.id, 999)).rejects.toMatchObject({ code: 'NoSuchSample' });
      expect(await gallery.corrections.of(ada.id)).toEqual([]);
      expect(await gallery.corrections.of(grace.id)).toEqual([]);
      expect(await gallery.samples(ada.id)).toHaveLength(samples.length);
    });

    test('bars are raised by what all corrections of a person add up to, under the version alone', async () => {
      const { gallery, reopen } = await openNew();
      const { ada, grace } = await enrolled(gallery);
      const raised = async (raise: number) =>
        gallery.corrections.add({ ...nothing, kind: 'is not', personId: ada.id, raise }, at);
      const before = gallery.active().revision;
      const first = await raised(0.01);
      await raised(0.02);
      expect(gallery.active().revision).toBeGreaterThan(before);
      expect(gallery.active().raised(ada.id)).toBeCloseTo(0.03);
      expect(gallery.active().raised(grace.id)).toBe(0);
      const again = await reopen();
      expect(again.active().raised(ada.id)).toBeCloseTo(0.03);
      await again.corrections.undo(first.id, null);
      expect(again.active().raised(ada.id)).toBeCloseTo(0.02);
      const raisedNow = async () =>
        (await again.corrections.of(ada.id)).map((correction) => correction.raised);
      expect(await raisedNow()).toEqual(['now']);
      await activate(again, await addVersion(again, 2));
      expect(again.active().raised(ada.id)).toBe(0);
      expect(await raisedNow()).toEqual(['under another version']);
      await activate(again, 1);
      expect(again.active().raised(ada.id)).toBeCloseTo(0.02);
      expect(await raisedNow()).toEqual(['now']);
    });

    test('what was added is removed where it is undone, unless it is the only sample', async () => {
      const { gallery } = await openNew();
      const { grace } = await enrolled(gallery);
      const [first] = await gallery.samples(grace.id);
      await gallery.extend(grace.id, [sampleOf(5)], at);
      const [, second] = await gallery.samples(grace.id);
      const kept: NewCorrection = {
        kind: 'is',
        personId: grace.id,
        added: second!.id,
        setAside: null,
        raise: 0,
      };
      const { id } = await gallery.corrections.add(kept, at);
      await removeSample(gallery, grace.id, first!.id);
      await expect(gallery.corrections.undo(id, null)).rejects.toMatchObject({
        code: 'LastSample',
      });
      await gallery.extend(grace.id, [sampleOf(4)], at);
      await gallery.corrections.undo(id, null);
      expect(direction(gallery, grace.id)).toEqual(unitMean([unitVector(4)]));

      const other = await gallery.corrections.add(
        { ...kept, added: (await gallery.samples(grace.id))[0]!.id },
        at,
      );
      await gallery.extend(grace.id, [sampleOf(6)], at);
      await removeSample(gallery, grace.id, other.added!);
      expect(await gallery.corrections.get(other.id)).toMatchObject({ added: null });
    });

    test('one that is not embedded under the active version does not come back', async () => {
      const { gallery } = await openNew();
      const { ada, samples } = await enrolled(gallery);
      const { id } = await gallery.corrections.add(
        { ...nothing, kind: 'is not', personId: ada.id, setAside: samples[0]! },
        at,
      );
      await activate(gallery, await addVersion(gallery, 2));
      const aside = await gallery.corrections.setAside(id);
      expect(aside!.versionId).toBe(1);
      await expect(gallery.corrections.undo(id, aside)).rejects.toMatchObject({
        code: 'VersionChanged',
      });
      expect(await gallery.corrections.of(ada.id)).toHaveLength(1);
    });

    test('go with the person, with what is set aside of them', async () => {
      const { gallery, reopen } = await openNew();
      const { ada, grace, samples } = await enrolled(gallery);
      const { id } = await gallery.corrections.add(
        { kind: 'is not', personId: ada.id, added: null, setAside: samples[0]!, raise: 0.01 },
        at,
      );
      const stays = await gallery.corrections.add(
        { ...nothing, kind: 'is', personId: grace.id },
        at,
      );
      await gallery.remove(ada.id);
      const again = await reopen();
      expect(await again.corrections.of(ada.id)).toEqual([]);
      await expect(again.corrections.picture(id)).rejects.toMatchObject({ code: 'NoSuchPicture' });
      expect(await again.corrections.of(grace.id)).toEqual([stays]);
    });
  });
}
