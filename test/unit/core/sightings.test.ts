import { describe, expect, test } from 'vitest';
import { chipBytes, chipSide, type QualityMeasures } from '../../../electron/contract/index.ts';
import { decodeChip } from '../../../electron/core/importing/chip-jpeg.ts';
import { Sightings } from '../../../electron/core/recognition/sightings.ts';
import { testKith } from '../../support/kith.ts';
import { consent, goodQuality, newSample, unitVector } from '../../support/samples.ts';
import sharp from 'sharp';

/** A chip of a person, by its first byte; of every frame another one. */
function chipOf(person: number, frame: number): Uint8Array {
  const chip = new Uint8Array(chipBytes).fill(90 + frame);
  chip[0] = person;
  return chip;
}

type Made = Awaited<ReturnType<typeof testKith>>;

/** Sees a face for so many frames, 50 ms apart, and answers with what was said of the last. */
async function watch(
  { kith, clock }: Made,
  { person, track = 1, frames = 30 }: { person: number; track?: number; frames?: number },
  quality: (frame: number) => Partial<QualityMeasures> = () => ({}),
) {
  for (let frame = 0; ; frame++) {
    clock.now = new Date(clock.now.getTime() + 50);
    const face = {
      track,
      chip: chipOf(person, frame),
      quality: { ...goodQuality, ...quality(frame) },
    };
    const { decisions } = await kith.recognition.recognize('cam', [face]);
    if (frame === frames - 1) return decisions[0]!;
  }
}

describe('unknown faces', () => {
  test('leave their best pictures, different ones, from which they can be enrolled', async () => {
    const made = await testKith();
    const { kith } = made;
    // From side to side, with others in the frame.
    const { sighting } = await watch(made, { person: 7, frames: 100 }, (frame) => ({
      HeadPoseYaw: 25 * Math.sin(frame / 6),
      SingleFacePresent: false,
    }));
    const samples = kith.recognition.sighting(sighting!);
    expect(samples.length).toBeGreaterThan(1);
    expect(samples.length).toBeLessThanOrEqual(5);
    const yaws = samples.map(({ quality }) => quality.HeadPoseYaw).toSorted((a, b) => a - b);
    for (const [i, yaw] of yaws.slice(1).entries()) expect(yaw - yaws[i]!).toBeGreaterThan(5);
    const person = await kith.enrollment.enroll('Ada', consent, samples);
    expect(person.samples).toBe(samples.length);
    expect(await watch(made, { person: 7, track: 2 })).toMatchObject({
      match: { personId: person.id },
      sighting: null,
    });
  });

  test('the sharper of two pictures of one moment stays', async () => {
    const made = await testKith();
    const { sighting } = await watch(made, { person: 7, frames: 60 }, (frame) => ({
      Sharpness: frame > 20 && frame < 40 ? 0.9 : 0.3,
    }));
    const samples = made.kith.recognition.sighting(sighting!);
    expect(samples.map(({ quality }) => quality.Sharpness)).toEqual([0.9]);
  });

  test('that are never good enough to enroll leave none', async () => {
    const made = await testKith();
    const { sighting } = await watch(made, { person: 7 }, () => ({ Sharpness: 0.08 }));
    expect(sighting).toBeNull();
  });

  test('that come close long after they were noted can be enrolled from their line, too', async () => {
    const made = await testKith();
    await watch(made, { person: 7 }, () => ({ Sharpness: 0.08 }));
    expect(await made.kith.activity.list(10)).toMatchObject([{ kind: 'unknown', sighting: null }]);
    let heard = 0;
    made.kith.changes.on('change', ({ kind }) => (heard += kind === 'activity' ? 1 : 0));
    const { sighting } = await watch(made, { person: 7 });
    expect(await made.kith.activity.list(10)).toMatchObject([{ kind: 'unknown', sighting }]);
    expect(sighting).not.toBeNull();
    expect(heard).toBe(1);
  });

  test('are in the list with the face as it was seen, and turn out to be whom they are enrolled as', async () => {
    const made = await testKith();
    const { kith, gallery } = made;
    const { sighting } = await watch(made, { person: 7 });
    const [line] = await kith.activity.list(10);
    expect(line).toMatchObject({ kind: 'unknown', hasPicture: true, sighting });
    const picture = await kith.activity.picture(line!.id);
    expect(await sharp(picture).metadata()).toMatchObject({ width: 96, height: 96 });
    expect((await decodeChip(picture))[3 * 50]).toBeGreaterThan(80);

    const samples = kith.recognition.sighting(sighting!);
    const ada = await kith.enrollment.enroll('Ada', consent, samples);
    await expect
      .poll(async () => (await kith.activity.list(10)).find(({ id }) => id === line!.id))
      .toMatchObject({ kind: 'unknown', personId: ada.id, sighting: null });
    expect(() => kith.recognition.sighting(sighting!)).toThrow(
      expect.objectContaining({ code: 'NoSuchSighting' }),
    );
    await kith.people.remove(ada.id);
    await expect(gallery.activityPicture(line!.id)).rejects.toMatchObject({
      code: 'NoSuchPicture',
    });
  });

  test('whom somebody else was enrolled from stay unknown', async () => {
    const made = await testKith();
    await watch(made, { person: 7 });
    const { sighting } = await watch(made, { person: 8, track: 2 });
    await made.kith.enrollment.enroll('Ada', consent, made.kith.recognition.sighting(sighting!));
    await expect
      .poll(async () => (await made.kith.activity.list(10)).map(({ person }) => person))
      .toEqual(['Ada', 'Ada', null]);
  });

  test('leave no picture in the list where pictures or the list are not kept', async () => {
    const made = await testKith();
    const { kith } = made;
    await kith.settings.update({ keepChips: false });
    await watch(made, { person: 7 });
    expect((await kith.activity.list(10)).map(({ hasPicture }) => hasPicture)).toEqual([false]);
    await kith.settings.update({ keepActivity: false });
    const { sighting } = await watch(made, { person: 8, track: 2 });
    expect(await kith.activity.list(10)).toHaveLength(1);
    // Whoever stands there can still be enrolled.
    expect(kith.recognition.sighting(sighting!)).toHaveLength(1);
  });

  test('somebody who gets a name after all leaves no pictures', async () => {
    const made = await testKith();
    await made.kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    const { sighting } = await watch(made, { person: 7, frames: 10 });
    expect(sighting).not.toBeNull();
    await watch(made, { person: 1, frames: 40 });
    expect(() => made.kith.recognition.sighting(sighting!)).toThrow(
      expect.objectContaining({ code: 'NoSuchSighting' }),
    );
  });
});

test('no more than twenty unknown faces are held, the newest', () => {
  const sightings = new Sightings();
  const chip = new Uint8Array(chipSide * chipSide * 3);
  const names = Array.from({ length: 30 }, (_, i) => `face ${i}`);
  const embedded = { versionId: 1, embedding: unitVector(1) };
  for (const [i, name] of names.entries()) {
    sightings.see(
      name,
      { chip, quality: goodQuality, liveness: null, seenBy: null },
      embedded,
      new Date(i),
    );
    // Seen again and again, the first one stays.
    sightings.see(
      names[0]!,
      { chip, quality: goodQuality, liveness: null, seenBy: null },
      embedded,
      new Date(1000 * (i + 1)),
    );
  }
  expect(names.filter((name) => sightings.has(name))).toEqual([names[0], ...names.slice(11)]);
  sightings.clear();
  expect(sightings.samples(names[0]!)).toBeNull();
});
