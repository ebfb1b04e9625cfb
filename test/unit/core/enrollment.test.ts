import { setImmediate } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { hasCode } from '../../../electron/contract/index.ts';
import { consent, newSample } from '../../support/samples.ts';
import { testKith } from '../../support/kith.ts';

describe('enrollment', () => {
  test('keeps consent, samples and a picture each', async () => {
    const { kith } = await testKith();
    const { id } = await kith.enrollment.enroll(' Ada ', consent, [newSample(1), newSample(1)]);
    const { person, samples, consent: kept } = await kith.people.get(id);
    expect(person).toMatchObject({ name: 'Ada', samples: 2 });
    expect(kept).toEqual(consent);
    const sampleIds = samples.map((sample) => sample.id);
    const pictures = await kith.people.pictures([...sampleIds, 99_999]);
    expect(pictures.map(({ sampleId }) => sampleId)).toEqual(sampleIds);
    for (const { jpeg } of pictures) expect([...jpeg.subarray(0, 2)]).toEqual([0xff, 0xd8]);
  });

  test('keeps no picture when the user chose so', async () => {
    const { kith } = await testKith();
    await kith.settings.update({ keepChips: false });
    const { id } = await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    const [sample] = (await kith.people.get(id)).samples;
    expect(sample!.hasChip).toBe(false);
    expect(await kith.people.pictures([sample!.id])).toEqual([]);
  });

  test('shows who looks alike, and nobody else', async () => {
    const { kith } = await testKith();
    await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    await kith.enrollment.enroll('Grace', consent, [newSample(2)]);
    const alike = await kith.enrollment.lookAlikes([newSample(1)]);
    expect(alike.map(({ person }) => person)).toEqual(['Ada']);
    expect(await kith.enrollment.lookAlikes([newSample(3)])).toEqual([]);
  });

  test('nothing is written when the networks fail or there is no sample', async () => {
    const { kith } = await testKith({
      findFaces: async () => [],
      embed: async () => {
        throw new Error('lost');
      },
    });
    await expect(kith.enrollment.enroll('Ada', consent, [newSample(1)])).rejects.toThrow('lost');
    await expect(kith.enrollment.enroll('Ada', consent, [])).rejects.toMatchObject({
      code: 'TooFewSamples',
    });
    expect(await kith.people.list()).toEqual([]);
  });

  test('once it is canceled nothing is written, however little there was left to do', async () => {
    const ends: string[] = [];
    for (let steps = 0; ends.at(-1) !== 'saved'; steps++) {
      const { kith, gallery } = await testKith();
      // Without pictures all the work is steps that the test can count.
      await kith.settings.update({ keepChips: false });
      const cancel = new AbortController();
      const write = vi.spyOn(gallery, 'enroll');
      const saved = kith.enrollment.enroll('Ada', consent, [newSample(1)], {
        signal: cancel.signal,
      });
      const end = saved.then(
        () => 'saved',
        (error: unknown) => (hasCode(error, 'Canceled') ? 'canceled' : String(error)),
      );
      for (let step = 0; step < steps; step++) await (step % 10 === 9 ? setImmediate() : null);
      const written = write.mock.calls.length;
      cancel.abort();
      ends.push(await end);
      expect(write).toHaveBeenCalledTimes(written);
      expect(await kith.people.list()).toHaveLength(written);
      expect(ends.at(-1)).toBe(written === 1 ? 'saved' : 'canceled');
    }
    expect(ends.length).toBeGreaterThan(5);
  });
});

test('how enrollments ended is forgotten after a year, also by a Kith in which nobody is enrolled any more', async () => {
  const made = await testKith();
  const { gallery, clock } = made;
  await gallery.enrollmentCounts.countRefusedPhoto('NoFace', clock.now);
  await gallery.enrollmentCounts.countRefusedPhoto(
    'NoFace',
    new Date(clock.now.getTime() - 2 * 365 * 24 * 60 * 60_000),
  );
  await testKith(undefined, undefined, made);
  await vi.waitFor(async () =>
    expect(await gallery.enrollmentCounts.read()).toMatchObject({
      refusedPhotos: [{ reason: 'NoFace', count: 1 }],
    }),
  );
});
