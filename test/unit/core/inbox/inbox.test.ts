import { describe, expect, test, vi } from 'vitest';
import { testKith } from '../../../support/kith.ts';
import { consent, draftDetails, goodQuality } from '../../../support/samples.ts';
import { groupsOf, keeping, sampleOf, watch } from '../../../support/watch-unknown.ts';

const day = 24 * 60 * 60_000;

describe('the inbox', () => {
  test('holds nothing until it is switched on, and nothing more once it is off; what is there goes where that is wanted', async () => {
    const made = await testKith();
    const { kith, clock } = made;
    await watch(made, 7);
    expect(await kith.inbox.state()).toEqual({ consent: null, faces: 0, bytes: 0, erasing: null });
    const { now } = clock;
    expect((await kith.inbox.switchOn(1)).consent).toEqual({ acceptedAt: now, words: 1 });
    await watch(made, 7, { track: 2 });
    const { faces, bytes } = await kith.inbox.state();
    expect(faces).toBeGreaterThan(1);
    expect(faces).toBeLessThanOrEqual(5);
    expect(bytes).toBeGreaterThan(0);
    expect(await kith.inbox.switchOff(false)).toMatchObject({ consent: null, faces });
    await watch(made, 8);
    expect(await kith.inbox.state()).toMatchObject({ faces });
    await kith.inbox.switchOn(1);
    expect(await kith.inbox.switchOff(true)).toMatchObject({ faces: 0 });
  });

  test('has unknown people by group, with times and cameras, the largest first, and erases them when their time is over', async () => {
    const made = await keeping();
    const { kith, clock } = made;
    await watch(made, 7);
    await watch(made, 9, { camera: null });
    clock.now = new Date(clock.now.getTime() + 60_000);
    await watch(made, 7, { track: 70, camera: 'Desk' });
    const [first, second, ...others] = await kith.inbox.groups();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ times: 2, looksLike: null, poses: ['center'] });
    expect(new Set(first!.faces.map(({ camera }) => camera))).toEqual(new Set(['Door', 'Desk']));
    expect(second).toMatchObject({ times: 1 });
    expect(second!.faces.every(({ camera }) => camera === null)).toBe(true);
    expect(first!.faces.map(({ id }) => id)).toContain(first!.portrait);
    await kith.settings.update({ unknownDays: 2 });
    clock.now = new Date(clock.now.getTime() + day);
    await kith.inbox.trim();
    expect(await kith.inbox.groups()).toHaveLength(2);
    clock.now = new Date(clock.now.getTime() + day);
    await kith.settings.update({ unknownDays: 1 });
    await vi.waitFor(async () => expect(await kith.inbox.groups()).toEqual([]));
  });

  test('lets go of a face that gets a name after all, and keeps none that is somebody’s', async () => {
    const made = await keeping();
    const { kith } = made;
    await watch(made, 7, { frames: 18 });
    expect(await groupsOf(made)).toHaveLength(1);
    await kith.enrollment.enroll('Ada', consent, [await sampleOf(8)]);
    await watch(made, 8);
    expect(await groupsOf(made)).toHaveLength(1);
    // The same track is somebody else’s by now, who is known.
    await watch(made, 7, { track: 1, frames: 18 });
    const before = (await kith.inbox.state()).faces;
    await watch(made, 8, { track: 1, frames: 60 });
    expect((await kith.inbox.state()).faces).toBeLessThan(before);
  });

  test('takes no face that is not live or of no use, and lets go of one that turns out not to be live', async () => {
    const made = await keeping();
    const { kith } = made;
    await kith.settings.update({ liveness: 'observe' });
    await watch(made, 7, { live: 0 });
    await watch(made, 8, { quality: { ...goodQuality, Sharpness: 0 } });
    expect(await kith.inbox.state()).toMatchObject({ faces: 0 });
    await watch(made, 9);
    const [group] = await kith.inbox.groups();
    expect(group!.faces.map(({ liveness }) => liveness)).toContain('live');
    await watch(made, 9, { live: 0, frames: 30 });
    expect(await kith.inbox.state()).toMatchObject({ faces: 0 });
  });

  test('gives up grouping once nobody waits for it, and groups when asked again', async () => {
    const made = await keeping();
    const { kith } = made;
    await watch(made, 7);
    const asked = new AbortController();
    asked.abort();
    await expect(kith.inbox.groups(asked.signal)).rejects.toMatchObject({ code: 'Canceled' });
    expect(await groupsOf(made)).toHaveLength(1);
  });

  test('somebody who is ignored is given no name though they are like somebody enrolled, until that is taken back', async () => {
    const made = await keeping();
    const { kith, gallery } = made;
    await watch(made, 7);
    const [faceIds] = await groupsOf(made);
    const vectors = await gallery.inbox.embeddings(gallery.activeId());
    const strangerId = await kith.inbox.ignore(faceIds!);
    expect(await groupsOf(made)).toEqual([]);
    // They come again, with nobody enrolled whom they would be taken for.
    await watch(made, 7, { track: 69 });
    expect(await groupsOf(made)).toEqual([]);
    // Somebody who looks like them is enrolled, whom they would be taken for.
    const look = vectors[0]!.vector;
    await gallery.enroll('Ada', consent, [
      {
        chip: null,
        embedding: look,
        versionId: gallery.activeId(),
        quality: goodQuality,
        source: 'photo',
        takenAt: new Date(),
        liveness: null,
        camera: null,
        turns: null,
      },
    ]);
    const seen = await watch(made, 7, { track: 70 });
    expect(seen).toMatchObject({ decision: 'unknown', match: null, ignored: true });
    expect(await groupsOf(made)).toEqual([]);
    await kith.inbox.takeBack(strangerId);
    expect(await watch(made, 7, { track: 71 })).toMatchObject({ match: { person: 'Ada' } });
    expect((await kith.inbox.groups())[0]).toMatchObject({ looksLike: { person: 'Ada' } });
  });

  test('ignoring somebody changes nothing for others', async () => {
    const made = await keeping();
    const { kith } = made;
    const ada = await kith.enrollment.enroll('Ada', consent, [
      await sampleOf(8),
      await sampleOf(8),
    ]);
    await watch(made, 7);
    const [faceIds] = await groupsOf(made);
    await kith.inbox.ignore(faceIds!);
    expect(await watch(made, 8)).toMatchObject({ match: { personId: ada.id } });
    expect(await watch(made, 9)).not.toHaveProperty('ignored');
  });

  test('what is discarded can be brought back for a moment; whoever is never to come again is not collected again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const made = await keeping();
      const { kith } = made;
      await watch(made, 7);
      const [faceIds] = await groupsOf(made);
      await kith.inbox.discard(faceIds!, true);
      expect(await groupsOf(made)).toEqual([]);
      expect((await kith.inbox.state()).erasing).not.toBeNull();
      expect(await kith.inbox.restore(faceIds!)).toBe(faceIds!.length);
      expect(await kith.inbox.strangers()).toEqual([]);
      expect(await groupsOf(made)).toEqual([faceIds]);

      await kith.inbox.discard(faceIds!, true);
      await vi.advanceTimersByTimeAsync(10_000);
      await expect(kith.inbox.restore(faceIds!)).rejects.toMatchObject({ code: 'UndoTooLate' });
      expect(await kith.inbox.strangers()).toMatchObject([{ kind: 'refused', holds: true }]);
      await watch(made, 7, { track: 70 });
      expect(await groupsOf(made)).toEqual([]);
      await watch(made, 9);
      expect(await groupsOf(made)).toHaveLength(1);
      const [{ id } = { id: 0 }] = await kith.inbox.strangers();
      await kith.inbox.takeBack(id);
      await watch(made, 7, { track: 71 });
      expect(await groupsOf(made)).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('each discard is taken back alone, and has ten seconds of its own', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const made = await keeping();
      const { kith } = made;
      await watch(made, 7);
      await watch(made, 9);
      const [one, other] = await groupsOf(made);
      await kith.inbox.discard(one!, false);
      await vi.advanceTimersByTimeAsync(6000);
      await kith.inbox.discard(other!, false);
      expect((await kith.inbox.state()).erasing).toMatchObject({ faceIds: other });
      expect(await kith.inbox.restore(other!)).toBe(other!.length);
      expect(await groupsOf(made)).toEqual([other]);
      expect((await kith.inbox.state()).erasing).toMatchObject({ faceIds: one });
      await vi.advanceTimersByTimeAsync(4000);
      expect((await kith.inbox.state()).erasing).toBeNull();
      await expect(kith.inbox.restore(one!)).rejects.toMatchObject({ code: 'UndoTooLate' });
      expect(await groupsOf(made)).toEqual([other]);
    } finally {
      vi.useRealTimers();
    }
  });

  test('whoever is kept after all within the grace of their removal was not collected', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const made = await keeping();
      const { kith } = made;
      const ada = await kith.enrollment.enroll('Ada', consent, [await sampleOf(7)]);
      await kith.removals.begin(ada.id);
      expect(await watch(made, 7)).toMatchObject({ decision: 'unknown' });
      expect(await groupsOf(made)).toEqual([]);
      await kith.removals.keep([ada.id]);
      expect(await watch(made, 7, { track: 70 })).toMatchObject({ match: { personId: ada.id } });
      expect(await groupsOf(made)).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });

  test('faces leave it that a draft was begun from, also where Kith was started anew before it was saved', async () => {
    const before = await keeping();
    await watch(before, 7);
    await watch(before, 9);
    const [faceIds, others] = await groupsOf(before);
    const sighting = await before.kith.inbox.hold(faceIds!);
    const samples = before.kith.recognition.sighting(sighting);
    const id = await before.kith.drafts.begin(null, 'page', {
      ...draftDetails('Ada'),
      sighting,
    });
    // A page that goes on with it does not say from what it was begun.
    await before.kith.drafts.keep({ id, holder: 'page' }, draftDetails('Ada'));
    before.kith.close();
    const made = await testKith(undefined, undefined, before);
    await made.kith.drafts.open(null, 'page', { wanted: id });
    await made.kith.enrollment.enroll('Ada', consent, samples, { draft: { id, holder: 'page' } });
    await vi.waitFor(async () => expect(await groupsOf(made)).toEqual([others]));
  });

  test('one picture of a large group is decoded at a time', async () => {
    const made = await keeping();
    const { kith, gallery } = made;
    for (const track of [1, 2, 3]) await watch(made, 7, { track });
    const [faceIds] = await groupsOf(made);
    expect(faceIds!.length).toBeGreaterThan(8);
    let [asked, most] = [0, 0];
    const { picture } = gallery.inbox;
    const watched = vi.spyOn(gallery.inbox, 'picture').mockImplementation(async (id) => {
      most = Math.max(most, ++asked);
      const bytes = await picture(id);
      await new Promise(setImmediate);
      asked--;
      return bytes;
    });
    const sighting = await kith.inbox.hold(faceIds!);
    expect(watched).toHaveBeenCalledTimes(faceIds!.length);
    expect(most).toBe(1);
    expect(kith.recognition.sighting(sighting).length).toBeGreaterThan(1);
  });

  test('no more is kept of an appearance that was discarded; another one of the same person is', async () => {
    const made = await keeping();
    const { kith } = made;
    await watch(made, 7);
    const [faceIds] = await groupsOf(made);
    await kith.inbox.discard(faceIds!, false);
    await watch(made, 7);
    expect(await groupsOf(made)).toEqual([]);
    await watch(made, 7, { track: 70 });
    expect(await groupsOf(made)).toHaveLength(1);
    await kith.inbox.restore(faceIds!);
  });
});
