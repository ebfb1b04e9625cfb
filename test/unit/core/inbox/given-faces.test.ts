import { describe, expect, test, vi } from 'vitest';
import type { NewSample } from '../../../../electron/contract/index.ts';
import { decodeChip } from '../../../../electron/core/importing/chip-jpeg.ts';
import { consent, newSample } from '../../../support/samples.ts';
import { groupsOf, keeping, sampleOf, watch } from '../../../support/watch-unknown.ts';

describe('unknown faces that turn out to be somebody’s', () => {
  test('leads to an enrollment, after which the faces are gone and the person is recognized', async () => {
    const made = await keeping();
    const { kith } = made;
    await watch(made, 7);
    await watch(made, 9);
    const [faceIds] = await groupsOf(made);
    const sighting = await kith.inbox.hold(faceIds!);
    const samples: NewSample[] = kith.recognition.sighting(sighting);
    expect(samples.length).toBeGreaterThan(1);
    // Nothing is learned before somebody says who it is.
    expect(await kith.people.list()).toEqual([]);
    const ada = await kith.enrollment.enroll('Ada', consent, samples);
    await vi.waitFor(async () => expect(await groupsOf(made)).toHaveLength(1));
    expect(await watch(made, 7, { track: 70 })).toMatchObject({ match: { personId: ada.id } });
    expect(await groupsOf(made)).toHaveLength(1);
  });

  test('leaves what an enrollment was begun from where somebody else is enrolled', async () => {
    const made = await keeping();
    const { kith } = made;
    await watch(made, 7);
    const [faceIds] = await groupsOf(made);
    await kith.inbox.hold(faceIds!);
    const other = [await sampleOf(9)];
    await kith.enrollment.enroll('Grace', consent, other);
    await kith.inbox.letGoOfEnrolled(other, null);
    expect(await groupsOf(made)).toEqual([faceIds]);
  });

  test('lets go of what is added to somebody who is enrolled already', async () => {
    const made = await keeping();
    const { kith } = made;
    const ada = await kith.enrollment.enroll('Ada', consent, [await sampleOf(8)]);
    await watch(made, 7);
    await watch(made, 9);
    const [faceIds, others] = await groupsOf(made);
    const sighting = await kith.inbox.hold(faceIds!);
    await kith.inbox.hold(others!);
    const samples = kith.recognition.sighting(sighting);
    await kith.enrollment.extend(ada.id, samples, { anyway: true });
    await vi.waitFor(async () => expect(await groupsOf(made)).toEqual([others]));
  });

  test('gives faces to somebody enrolled through the gate of every sample', async () => {
    const made = await keeping();
    const { kith } = made;
    const grace = await kith.enrollment.enroll('Grace', consent, [await sampleOf(9)]);
    await watch(made, 7);
    const [faceIds] = await groupsOf(made);
    await expect(kith.inbox.assign(faceIds!, grace.id, false)).rejects.toMatchObject({
      code: 'LooksDifferent',
    });
    expect(await groupsOf(made)).toEqual([faceIds]);
    expect((await kith.people.get(grace.id)).samples).toHaveLength(1);
    const added = await kith.inbox.assign(faceIds!, grace.id, true);
    expect(added).toBeGreaterThan(0);
    expect((await kith.people.get(grace.id)).samples).toHaveLength(1 + added);
    expect(await groupsOf(made)).toEqual([]);
    await expect(kith.inbox.assign(faceIds!, grace.id, true)).rejects.toMatchObject({
      code: 'NoSuchUnknown',
    });
  });

  test('takes from somebody what they were given for as long as it can be undone, and leaves no trace of it; after that, the faces are erased', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const made = await keeping();
      const { kith } = made;
      const grace = await kith.enrollment.enroll('Grace', consent, [await sampleOf(9)]);
      const samples = async () => (await kith.people.get(grace.id)).samples;
      const before = await samples();
      await watch(made, 7);
      const [faceIds] = await groupsOf(made);
      const added = await kith.inbox.assign(faceIds!, grace.id, true);
      const given = (await samples()).filter(({ id }) => before.every((one) => one.id !== id));
      expect(given).toHaveLength(added);
      // One of them is gone by other ways meanwhile.
      await kith.repairs.removeSamples(grace.id, [given[0]!.id]);
      expect(await kith.inbox.restore(faceIds!)).toBe(faceIds!.length);
      expect(await samples()).toEqual(before);
      expect(await groupsOf(made)).toEqual([faceIds]);
      expect(await kith.repairs.list()).toHaveLength(1);
      await expect(kith.inbox.restore(faceIds!)).rejects.toMatchObject({ code: 'UndoTooLate' });

      await kith.inbox.assign(faceIds!, grace.id, true);
      await vi.advanceTimersByTimeAsync(10_000);
      await expect(kith.inbox.restore(faceIds!)).rejects.toMatchObject({ code: 'UndoTooLate' });
      expect((await samples()).length).toBeGreaterThan(before.length);
      await expect(kith.inbox.picture(faceIds![0]!)).rejects.toMatchObject({
        code: 'NoSuchUnknown',
      });
    } finally {
      vi.useRealTimers();
    }
  });

  test('says who else looks like faces, or has one of the pictures, before they are given to somebody', async () => {
    const made = await keeping();
    const { kith } = made;
    await watch(made, 7);
    const [faceIds] = await groupsOf(made);
    const chip = await decodeChip(await kith.inbox.picture(faceIds![0]!));
    const picture: NewSample = { ...newSample(7), chip: new Blob([Uint8Array.from(chip)]) };
    const grace = await kith.enrollment.enroll('Grace', consent, [await sampleOf(9)]);
    expect(await kith.inbox.lookAlikes(faceIds!, grace.id)).toEqual([]);
    // They look like Ada, and one picture is hers; she would not be asked about herself.
    const ada = await kith.enrollment.enroll('Ada', consent, [await sampleOf(7)]);
    const alike = { personId: ada.id, person: 'Ada', samePicture: false };
    expect(await kith.inbox.lookAlikes(faceIds!, grace.id)).toMatchObject([alike]);
    expect(await kith.inbox.lookAlikes(faceIds!, ada.id)).toEqual([]);
    await kith.enrollment.extend(ada.id, [{ ...picture, source: 'photo' }]);
    expect(await kith.inbox.lookAlikes(faceIds!, grace.id)).toMatchObject([
      { ...alike, samePicture: true },
    ]);
    expect((await kith.people.get(grace.id)).samples).toHaveLength(1);
  });

  test.each(['at once', 'in a moment'])(
    'faces of somebody who is removed %s go with them, and those of others stay',
    async (when) => {
      const made = await keeping();
      const { kith } = made;
      await watch(made, 7);
      await watch(made, 9);
      const [, others] = await groupsOf(made);
      const ada = await kith.enrollment.enroll('Ada', consent, [await sampleOf(7)]);
      expect((await kith.inbox.groups())[0]).toMatchObject({ looksLike: { personId: ada.id } });
      await (when === 'at once' ? kith.people.remove(ada.id) : kith.removals.begin(ada.id));
      expect(await groupsOf(made)).toEqual([others]);
      kith.close();
      await kith.copies.close();
    },
  );
});
