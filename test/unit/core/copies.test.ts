import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCopies } from '../../../electron/core/copies/copies.ts';
import { temporaryGallery } from '../../support/gallery.ts';
import { consent, sampleRecord } from '../../support/samples.ts';

const HOUR = 60 * 60_000;

/** The copies of a gallery with some people, by a clock that the test moves. */
async function withCopies(people: number) {
  const { gallery } = await temporaryGallery(Buffer.alloc(32, 7));
  for (let i = 0; i < people; i++) await gallery.enroll(`Person ${i}`, consent, [sampleRecord(i)]);
  const copies = createCopies({ gallery, now: () => new Date(), onChange: () => undefined });
  return { gallery, copies };
}

describe('copying', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: Date.now() });
  });
  afterEach(() => vi.useRealTimers());

  const settled = async (
    gallery: Awaited<ReturnType<typeof withCopies>>['gallery'],
    count: number,
  ) => {
    await vi.waitFor(() => expect(gallery.copies.list()).toHaveLength(count));
  };

  test('a gallery with people in it is copied a while after the start, and after changes once a day', async () => {
    const { gallery, copies } = await withCopies(2);
    expect(await copies.state()).toMatchObject({ count: 0, last: null, next: expect.any(Date) });
    await vi.advanceTimersByTimeAsync(HOUR);
    await settled(gallery, 1);
    expect(await copies.state()).toMatchObject({ count: 1, next: null, failure: null });
    await gallery.enroll('Ada', consent, [sampleRecord(9)]);
    copies.noteChange();
    await vi.advanceTimersByTimeAsync(12 * HOUR);
    expect(gallery.copies.list()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(13 * HOUR);
    await gallery.saveSettings({ theme: 'dark' });
    await vi.advanceTimersByTimeAsync(2 * HOUR);
    await settled(gallery, 2);
    await copies.close();
    await gallery.close();
  });

  test('nobody enrolled is no reason for a copy', async () => {
    const { gallery, copies } = await withCopies(0);
    await copies.close();
    expect(await copies.state()).toMatchObject({ count: 0, last: null, next: null });
    await gallery.close();
  });

  test('what is removed is in no copy, and when the next is made is said', async () => {
    const { gallery, copies } = await withCopies(2);
    await vi.advanceTimersByTimeAsync(HOUR);
    await settled(gallery, 1);
    await gallery.remove(1);
    copies.noteChange();
    const { last, next } = await copies.state();
    expect(last).toBeNull();
    expect(next!.getTime() - Date.now()).toBeLessThanOrEqual(HOUR / 60);
    await vi.advanceTimersByTimeAsync(HOUR);
    await settled(gallery, 1);
    await copies.close();
    await gallery.close();
  });

  test('closing makes the copy that is due, and none that the user does not want', async () => {
    const { gallery, copies } = await withCopies(2);
    await gallery.saveSettings({ copiesKept: 0 });
    await copies.close();
    expect(gallery.copies.list()).toEqual([]);
    await gallery.saveSettings({ copiesKept: 1 });
    await copies.close();
    expect(gallery.copies.list()).toHaveLength(1);
    copies.keep(0);
    expect(gallery.copies.list()).toEqual([]);
    await gallery.close();
  });

  test('a copy that cannot be made is said, and made later', async () => {
    const { gallery, copies } = await withCopies(2);
    const making = vi.spyOn(gallery.copies, 'make');
    making.mockRejectedValueOnce(new Error('no room'));
    await copies.close();
    expect(await copies.state()).toMatchObject({ count: 0, failure: { code: 'Bug' } });
    await copies.close();
    expect(await copies.state()).toMatchObject({ count: 1, failure: null });
    await gallery.close();
  });
});
