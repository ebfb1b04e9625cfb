import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { chipBytes, type QualityMeasures } from '../../../../electron/contract/index.ts';
import { testKith } from '../../../support/kith.ts';
import {
  consent,
  goodQuality,
  newSample,
  pictureSample,
  sampleRecord,
} from '../../../support/samples.ts';

type Made = Awaited<ReturnType<typeof testKith>>;

/** Sees a person, by the chip's first byte, for so many frames, 50 ms apart. */
async function watch(
  { kith, clock }: Made,
  person: number,
  {
    track = 1,
    frames = 20,
    quality = {},
  }: { track?: number; frames?: number; quality?: Partial<QualityMeasures> } = {},
): Promise<void> {
  for (let frame = 0; frame < frames; frame++) {
    clock.now = new Date(clock.now.getTime() + 50);
    const chip = new Uint8Array(chipBytes).fill(100);
    chip.set([person, frame % 2]);
    const face = { track, chip, quality: { ...goodQuality, ...quality } };
    await kith.recognition.recognize('cam', [face]);
  }
}

describe('the evidence of a live decision', () => {
  test('is the face, what hurts most, the nearest people with their samples, and the frames', async () => {
    const made = await testKith();
    const { kith } = made;
    const ada = await kith.enrollment.enroll('Ada', consent, [newSample(1), newSample(1)]);
    await kith.enrollment.enroll('Grace', consent, [newSample(2)]);
    await watch(made, 1, { quality: { Sharpness: 0.15 } });
    const evidence = await kith.evidence.ofFace('cam', 1);
    expect(evidence).toMatchObject({
      anew: false,
      decision: { decision: 'known', match: { personId: ada.id } },
      sighting: null,
      strains: [{ reason: 'Blurred' }, ...Array.from({ length: 8 }, () => ({ strain: 0 }))],
    });
    expect(await sharp(await evidence.picture.bytes()).metadata()).toMatchObject({ width: 224 });
    const [nearest, second] = evidence.nearest;
    expect(nearest).toMatchObject({
      person: 'Ada',
      score: evidence.decision.score,
      strength: 'clear',
      strangers: { strangers: 0 },
      mated: { of: 'everybody' },
    });
    expect(nearest!.bar).toBeLessThan(nearest!.score);
    expect(second!.bar).toBeGreaterThan(second!.score);
    expect(nearest!.samples.map(({ sampleId }) => sampleId).toSorted((a, b) => a - b)).toEqual(
      (await kith.people.get(ada.id)).samples.map(({ id }) => id),
    );
    const [best, worst] = nearest!.samples;
    expect(best!.score).toBeGreaterThanOrEqual(worst!.score);
    expect(evidence.frames).toHaveLength(20);
    expect(evidence.frames.map(({ before }) => before).slice(-2)).toEqual([50, 0]);
    expect(evidence.frames.at(-1)!.means[0]).toBeCloseTo(nearest!.score, 5);
    expect(evidence.frames.at(-1)!.scores[1]).toBeLessThan(0.5);
    // A new name is harder to be given with every frame; the one that was given stays as easy as in the first.
    const bars = evidence.frames.map((frame) => frame.bars);
    expect(bars[3]![0]).toBeGreaterThan(bars[0]![0]!);
    expect(bars.at(-1)).toEqual([bars[0]![0], second!.bar]);
    expect(second!.bar).toBeGreaterThan(bars[3]![1]!);
    const { counts } = evidence.nonMated;
    expect(counts.length).toBeLessThanOrEqual(48);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(
      made.gallery.active().statistics.counts.reduce((sum, one) => sum + one, 0),
    );
  });

  test('holds the last four seconds of a track, and is there for five after it was seen', async () => {
    const made = await testKith();
    const { kith, clock } = made;
    await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    await watch(made, 1, { frames: 120 });
    expect((await kith.evidence.ofFace('cam', 1)).frames).toHaveLength(81);
    await expect(kith.evidence.ofFace('cam', 2)).rejects.toMatchObject({ code: 'NoSuchFace' });
    clock.now = new Date(clock.now.getTime() + 5001);
    await expect(kith.evidence.ofFace('cam', 1)).rejects.toMatchObject({ code: 'NoSuchFace' });
  });

  test('of somebody with samples enough tells their own mated scores', async () => {
    const made = await testKith();
    const { kith, gallery } = made;
    const five = [1, 2, 3, 4, 5].map(() => pictureSample(1));
    const { id } = await kith.enrollment.enroll('Ada', consent, five);
    await watch(made, 1);
    const [nearest] = (await kith.evidence.ofFace('cam', 1)).nearest;
    expect(nearest!.mated).toMatchObject({ of: 'person' });
    expect(nearest!.mated.scores).toHaveLength(nearest!.samples.length);
    // More pictures of one moment say no more.
    const again = await gallery.picture(nearest!.samples[0]!.sampleId);
    const [first] = await gallery.embeddings(id);
    const copy = { ...sampleRecord(1, again), embedding: first!.vector };
    await gallery.extend(id, [copy, copy], new Date());
    const [more] = (await kith.evidence.ofFace('cam', 1)).nearest;
    expect(more!.samples).toHaveLength(7);
    expect(more!.mated).toMatchObject({ of: 'person' });
    expect(more!.mated.scores).toHaveLength(5);
  });

  test.each([0, 1, 2, 3, 4, 6, 8, 12, 20])(
    'leaves out whoever is removed meanwhile, %i turns after it was asked for',
    async (turns) => {
      const made = await testKith();
      const { kith } = made;
      const ada = await kith.enrollment.enroll('Ada', consent, [newSample(1), newSample(1)]);
      const grace = await kith.enrollment.enroll('Grace', consent, [newSample(2)]);
      await watch(made, 1);
      const asked = kith.evidence.ofFace('cam', 1);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      const removed = made.gallery.remove(grace.id);
      const evidence = await asked;
      await removed;
      expect(evidence).toMatchObject({ decision: { match: { personId: ada.id } } });
      const people = evidence.nearest.map(({ person }) => person);
      expect(people[0]).toBe('Ada');
      for (const frame of evidence.frames) {
        for (const { length } of [frame.scores, frame.means, frame.bars]) {
          expect(length).toBe(people.length);
        }
      }
      const again = await kith.evidence.ofFace('cam', 1);
      expect(again.nearest.map(({ person }) => person)).toEqual(['Ada']);
      expect(again.decision.runnerUp).toBeNull();

      const last = kith.evidence.ofFace('cam', 1);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      await made.gallery.remove(ada.id);
      await last.then(
        ({ nearest }) => expect(nearest.map(({ person }) => person)).toEqual(['Ada']),
        (error: unknown) => expect(error).toMatchObject({ code: 'NoSuchFace' }),
      );
      await expect(kith.evidence.ofFace('cam', 1)).rejects.toMatchObject({ code: 'NoSuchFace' });
    },
  );

  test('of a face that cannot be used is what speaks against it, and nobody', async () => {
    const made = await testKith();
    await made.kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    await watch(made, 1, { frames: 1, quality: { MeanLuminance: 5 } });
    const evidence = await made.kith.evidence.ofFace('cam', 1);
    expect(evidence).toMatchObject({
      decision: { decision: 'unusable', reasons: ['TooDark'] },
      nearest: [],
      frames: [],
    });
    expect(evidence.strains[0]).toMatchObject({ reason: 'TooDark' });
    expect(evidence.strains[0]!.strain).toBeGreaterThan(2);
  });

  test('of an unknown face names the pictures that it can be enrolled from', async () => {
    const made = await testKith();
    await watch(made, 7);
    const { sighting } = await made.kith.evidence.ofFace('cam', 1);
    expect(made.kith.recognition.sighting(sighting!).length).toBeGreaterThan(0);
  });
});

describe('the evidence of a line of the list', () => {
  test('is that of the moment it was noted, as long as that is held', async () => {
    const made = await testKith();
    const { kith } = made;
    await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    await watch(made, 1);
    const [line] = await kith.activity.list(1);
    expect(line).toMatchObject({ kind: 'recognized', hasEvidence: true });
    const evidence = await kith.evidence.ofLine(line!.id);
    expect(evidence).toMatchObject({ at: line!.at, anew: false, decision: { decision: 'known' } });
    expect(evidence.frames).toHaveLength(4);
    const [, enrolled] = await kith.activity.list(2);
    expect(enrolled).toMatchObject({ kind: 'enrolled', hasEvidence: false });
    await expect(kith.evidence.ofLine(enrolled!.id)).rejects.toMatchObject({
      code: 'NoSuchPicture',
    });
  });

  test('is the small picture compared anew after Kith was closed', async () => {
    const made = await testKith();
    await made.kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    await watch(made, 1);
    const [line] = await made.kith.activity.list(1);
    made.kith.close();
    const { kith } = await testKith(undefined, undefined, made);
    expect((await kith.activity.list(1))[0]).toMatchObject({ hasEvidence: true });
    const evidence = await kith.evidence.ofLine(line!.id);
    expect(evidence).toMatchObject({
      at: line!.at,
      anew: true,
      quality: null,
      strains: [],
      frames: [],
    });
    expect(evidence.nearest).toHaveLength(1);
  });

  test('goes with the person, and with the list', async () => {
    const made = await testKith();
    const { kith } = made;
    await kith.settings.update({ keepChips: false });
    const ada = await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    await watch(made, 1);
    await watch(made, 9, { track: 2 });
    const lines = await kith.activity.list(2);
    expect(lines.map(({ kind, hasEvidence }) => [kind, hasEvidence])).toEqual([
      ['unknown', true],
      ['recognized', true],
    ]);
    const { id } = await kith.evidence.ofLine(lines[1]!.id);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    await kith.people.remove(ada.id);
    for (const line of lines) {
      await expect(kith.evidence.ofLine(line.id)).rejects.toMatchObject({ code: 'NoSuchPicture' });
    }
  });
});
