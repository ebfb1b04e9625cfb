import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Change } from '../../../electron/contract/index.ts';
import { openConnection } from '../../../electron/gallery/connection.ts';
import { openGallery } from '../../../electron/gallery/gallery.ts';
import { shipped } from '../../support/gallery.ts';
import { testKith } from '../../support/kith.ts';
import { consent, newSample } from '../../support/samples.ts';

describe('clearing the activity list', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A Kith with two lines in its list, and what it told the views. */
  async function withLines() {
    const made = await testKith();
    await made.kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    await made.kith.enrollment.enroll('Grace', consent, [newSample(2)]);
    const heard: Change['kind'][] = [];
    made.kith.changes.on('change', ({ kind }) => heard.push(kind));
    const kinds = async () => (await made.kith.activity.list(10)).map(({ kind }) => kind);
    return { ...made, heard, kinds };
  }

  test('can be undone for ten seconds, in which nothing is erased', async () => {
    const { kith, clock, heard, kinds } = await withLines();
    expect(await kith.activity.clear()).toBe(2);
    expect(heard).toContain('activity');
    expect(await kinds()).toEqual([]);
    expect(kith.activity.erasing()).toEqual(new Date(clock.now.getTime() + 10_000));
    await vi.advanceTimersByTimeAsync(9_900);
    expect(await kith.activity.restore()).toBe(2);
    expect(await kinds()).toEqual(['enrolled', 'enrolled']);
    expect(kith.activity.erasing()).toBeNull();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await kinds()).toEqual(['enrolled', 'enrolled']);
    await expect(kith.activity.restore()).rejects.toMatchObject({ code: 'UndoTooLate' });
  });

  test('erases for good after that, whoever still looks', async () => {
    const { kith, gallery, heard } = await withLines();
    await kith.activity.clear();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(heard.filter((what) => what === 'activity')).toHaveLength(2);
    expect(kith.activity.erasing()).toBeNull();
    await expect(kith.activity.restore()).rejects.toMatchObject({ code: 'UndoTooLate' });
    expect(await gallery.unhideActivity()).toBe(0);
  });

  test('once more takes what was noted meanwhile, and waits anew', async () => {
    const { kith, gallery } = await withLines();
    await kith.activity.clear();
    await vi.advanceTimersByTimeAsync(8_000);
    await gallery.record('unknown', new Date(), null);
    expect(await kith.activity.clear()).toBe(1);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(await kith.activity.restore()).toBe(3);
  });

  test('of an empty list leaves nothing to undo', async () => {
    const { kith } = await testKith();
    expect(await kith.activity.clear()).toBe(0);
    expect(kith.activity.erasing()).toBeNull();
  });

  test('is tried again where the gallery cannot erase it now', async () => {
    const { kith, gallery } = await withLines();
    await kith.activity.clear();
    const erase = vi
      .spyOn(gallery, 'eraseHiddenActivity')
      .mockRejectedValueOnce(new Error('disk full'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(kith.activity.erasing()).not.toBeNull();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(erase).toHaveBeenCalledTimes(2);
    expect(kith.activity.erasing()).toBeNull();
    expect(await gallery.unhideActivity()).toBe(0);
  });

  test('is finished by a Kith that closes meanwhile, and by the next one after one that was killed', async () => {
    const { kith, gallery, folder, file } = await withLines();
    await kith.activity.clear();
    kith.close();
    await gallery.close();
    const db = openConnection(file, null);
    const count = db.prepare('SELECT count(*) FROM events').pluck();
    expect(count.get()).toBe(0);
    // As a killed one leaves it.
    db.prepare("INSERT INTO events (at, kind, hidden) VALUES (1, 'unknown', 1)").run();
    db.close();
    const again = await openGallery({ file, key: null, shipped });
    expect(await again.unhideActivity()).toBe(0);
    const next = await testKith(undefined, undefined, { gallery: again, folder, file });
    expect(await next.kith.activity.list(10)).toEqual([]);
    await again.close();
  });
});

describe('the activity list has a bound', () => {
  const day = 24 * 60 * 60_000;

  /** A Kith whose list has a line for each of so many days, the last of them today. */
  async function withDays(days: number) {
    const made = await testKith();
    const { gallery, clock } = made;
    for (let i = days - 1; i >= 0; i--) {
      await gallery.record('unknown', new Date(clock.now.getTime() - i * day), null);
    }
    return { ...made, count: async () => (await made.kith.activity.list(500)).length };
  }

  test('by age, which is held to at the start and as it grows', async () => {
    const { kith, gallery, folder, file, clock } = await withDays(100);
    kith.close();
    await gallery.close();
    const again = await openGallery({ file, key: null, shipped });
    const next = await testKith(undefined, undefined, { gallery: again, folder, file });
    expect(await next.kith.activity.list(500)).toHaveLength(91);
    next.clock.now = new Date(clock.now.getTime() + 10 * day);
    await next.kith.enrollment.enroll('Ada', { ...consent, acceptedAt: next.clock.now }, [
      newSample(1),
    ]);
    await expect.poll(async () => (await next.kith.activity.list(500)).length).toBe(82);
    await again.close();
  });

  test('by number, of which the newest stay', async () => {
    const { kith, gallery, clock, count } = await withDays(1);
    await kith.settings.update({ activityLines: 100 });
    for (let i = 0; i < 150; i++) await gallery.record('unknown', clock.now, null);
    await kith.activity.trim();
    expect(await count()).toBe(100);
    const ids = (await kith.activity.list(500)).map(({ id }) => id);
    expect(Math.min(...ids)).toBe(52);
  });

  test('that is held to as soon as it is chosen, and told to the views', async () => {
    const { kith, count } = await withDays(40);
    const heard: Change['kind'][] = [];
    kith.changes.on('change', ({ kind }) => heard.push(kind));
    await kith.settings.update({ activityDays: 7 });
    await expect.poll(count).toBe(8);
    await expect.poll(() => heard).toEqual(['settings', 'activity']);
  });

  test('and what goes beyond it leaves no byte in the files', async () => {
    const { kith, gallery, clock, folder } = await testKith();
    const old = new Date(clock.now.getTime() - 100 * day);
    await gallery.record('unknown', old, null, Buffer.from('a face as it was seen'));
    await kith.activity.trim();
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name)).includes('a face as it was seen')).toBe(false);
    }
  });
});
