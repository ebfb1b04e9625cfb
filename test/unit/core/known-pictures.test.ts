import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KithError, NewSample, QualityMeasures } from '../../../electron/contract/index.ts';
import type { Noticed } from '../../../electron/core/enrollment/enrollment.ts';
import { assessForRecognition } from '../../../native-models/face/assess.ts';
import { consent, goodQuality, newSample, pictureOf } from '../../support/samples.ts';
import { testKith } from '../../support/kith.ts';

/** A photo of a person; the same number is the same picture. */
function photo(person: number, number: number): NewSample {
  return { ...newSample(person), chip: pictureOf(100 * person + number, person), source: 'photo' };
}

/** What was noticed of a save, for its `onNoticed`. */
function notes() {
  const noted: Noticed[] = [];
  return { noted, onNoticed: (one: Noticed) => void noted.push(one) };
}

test.each([true, false])(
  'a picture is a sample once, where pictures are kept: %j',
  async (keepChips) => {
    const { kith } = await testKith();
    await kith.settings.update({ keepChips });
    const { noted, onNoticed } = notes();
    const photos = [photo(1, 1), photo(1, 1), photo(1, 2)];
    const ada = await kith.enrollment.enroll('Ada', consent, photos, { onNoticed });
    expect(ada.samples).toBe(2);
    const again = await kith.enrollment.extend(ada.id, [photo(1, 2), photo(1, 3)], { onNoticed });
    expect(again.samples).toBe(3);
    expect(noted.map(({ known }) => known)).toEqual([
      [{ place: 1, of: null, isAside: false }],
      [{ place: 0, of: null, isAside: false }],
    ]);
    expect(await kith.enrollment.hasPicture(ada.id, photo(1, 3))).toBe(true);
    expect(await kith.enrollment.hasPicture(ada.id, photo(1, 4))).toBe(false);
  },
);

test('nothing new is no event, and ends well', async () => {
  const { kith } = await testKith();
  const { id } = await kith.enrollment.enroll('Ada', consent, [photo(1, 1)]);
  expect(await kith.enrollment.extend(id, [photo(1, 1)])).toMatchObject({ id, samples: 1 });
  expect(await kith.activity.list(10, {})).toMatchObject([{ kind: 'enrolled' }]);
});

test('whatever comes in whatever order, a person has each picture once', async () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }), {
        minLength: 1,
        maxLength: 4,
      }),
      async (calls) => {
        const { kith, gallery } = await testKith();
        const [first, ...others] = calls.map((call) => call.map((number) => photo(1, number)));
        const { id } = await kith.enrollment.enroll('Ada', consent, first!);
        for (const samples of others) await kith.enrollment.extend(id, samples);
        expect((await gallery.person(id)).samples).toBe(new Set(calls.flat()).size);
        kith.close();
        await gallery.close();
      },
    ),
    { numRuns: 8 },
  ));

test('a picture of somebody else is said to be theirs, and is kept where that is wanted', async () => {
  const { kith } = await testKith();
  const ada = await kith.enrollment.enroll('Ada', consent, [photo(1, 1), photo(1, 2)]);
  const found = {
    personId: ada.id,
    person: 'Ada',
    score: expect.any(Number),
    likeness: expect.any(Object),
    samples: 2,
  };
  expect(await kith.enrollment.lookAlikes([photo(1, 2)])).toEqual([
    { ...found, samePicture: true },
  ]);
  expect(await kith.enrollment.lookAlikes([photo(1, 3)])).toEqual([
    { ...found, samePicture: false },
  ]);
  expect(await kith.enrollment.lookAlikes([photo(2, 1)])).toEqual([]);
  const { noted, onNoticed } = notes();
  const twin = await kith.enrollment.enroll('Eve', consent, [photo(1, 2)], { onNoticed });
  expect(twin.samples).toBe(1);
  expect(noted).toMatchObject([
    { known: [{ place: 0, of: { id: ada.id, name: 'Ada' } }], lookAlikes: [{ person: 'Ada' }] },
  ]);
});

test.each([true, false])(
  'a frame of a camera is a sample once, and those of a head that holds still are several; pictures kept: %j',
  async (keepChips) => {
    const { kith } = await testKith();
    await kith.settings.update({ keepChips });
    const { noted, onNoticed } = notes();
    const shot = newSample(1);
    const still = [shot, shot, newSample(1), shot, newSample(1)];
    const ada = await kith.enrollment.enroll('Ada', consent, still, { onNoticed });
    expect(ada.samples).toBe(3);
    expect((await kith.enrollment.extend(ada.id, [shot, shot], { onNoticed })).samples).toBe(3);
    expect(noted.map(({ known }) => known.map(({ place }) => place))).toEqual([
      [1, 3],
      [0, 1],
    ]);
  },
);

test('a face is enrolled exactly where it could be decided on', async () => {
  const { kith } = await testKith();
  const { id } = await kith.enrollment.enroll('Ada', consent, [photo(1, 1)]);
  const measure = (max: number) => fc.double({ min: 0, max, noNaN: true });
  const quality: fc.Arbitrary<QualityMeasures> = fc.record({
    FaceInFrame: fc.constant(1),
    SingleFacePresent: fc.constant(true),
    InterEyeDistance: measure(60),
    Sharpness: measure(0.3),
    MeanLuminance: measure(100),
    UnderExposurePrevention: measure(1),
    OverExposurePrevention: measure(1),
    HeadPoseYaw: measure(80),
    HeadPosePitch: measure(80),
    HeadPoseRoll: measure(80),
    EyesOpen: measure(0.4),
  });
  const anyQuality = fc.oneof(
    quality,
    fc.record({}).map(() => goodQuality),
  );
  await fc.assert(
    fc.asyncProperty(anyQuality, async (one) => {
      const sample = { ...photo(1, 1), quality: one };
      const reasons = assessForRecognition(one);
      const wanted = reasons.length === 0 ? [] : ['PoorQuality', ...reasons];
      for (const call of [
        () => kith.enrollment.extend(id, [photo(1, 1), sample]),
        () => kith.enrollment.lookAlikes([sample]),
        () => kith.enrollment.hasPicture(id, sample),
      ]) {
        // What was answered, or the reasons it was refused for.
        const refusal = await call().then(
          () => [],
          ({ code, reasons: why }: KithError) => [code, ...(why ?? [])],
        );
        expect(refusal).toEqual(wanted);
      }
    }),
    { numRuns: 50 },
  );
});

test('of several faces the one of the person is found, and none where it is not sure', async () => {
  const { kith } = await testKith();
  const { id } = await kith.enrollment.enroll('Ada', consent, [photo(1, 1), photo(1, 2)]);
  const { faceOf } = kith.enrollment;
  expect(await faceOf(id, [photo(2, 1), photo(1, 3), photo(3, 1)])).toBe(1);
  expect(await faceOf(id, [photo(2, 1), photo(3, 1)])).toBeNull();
  expect(await faceOf(id, [photo(1, 3), photo(1, 4)])).toBeNull();
  const dark = { ...photo(1, 3), quality: { ...goodQuality, MeanLuminance: 3 } };
  expect(await faceOf(id, [dark, photo(2, 1)])).toBeNull();
  expect(await faceOf(id, [dark])).toBeNull();
});
