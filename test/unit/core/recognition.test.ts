import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chipBytes } from '../../../electron/contract/index.ts';
import { thresholdAtFmr } from '../../../electron/core/evaluation/impostor-tail.ts';
import { identificationThreshold } from '../../../electron/core/evaluation/operating-point.ts';
import impostors from '../../../electron/models/packs/embedder-impostors.json' with { type: 'json' };
import { enrollAnyway } from '../../support/enroll-anyway.ts';
import { consent, goodQuality, newSample } from '../../support/samples.ts';
import { testKith } from '../../support/kith.ts';

const face = (person: number, noise = 0, quality = goodQuality) => {
  const chip = new Uint8Array(chipBytes);
  chip.set([person, noise]);
  return { track: 1, chip, quality };
};

describe('the threshold', () => {
  test('rises with the gallery and with strictness, and stays a score', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.0001, max: 0.2, noNaN: true }),
        fc.integer({ min: 0, max: 100_000 }),
        (fpir, people) => {
          const threshold = identificationThreshold(impostors, fpir, people);
          expect(threshold).toBeGreaterThan(0.85);
          expect(threshold).toBeLessThanOrEqual(1);
          expect(identificationThreshold(impostors, fpir, people * 2 + 20)).toBeGreaterThanOrEqual(
            threshold,
          );
          expect(identificationThreshold(impostors, fpir / 2, people)).toBeGreaterThanOrEqual(
            threshold,
          );
        },
      ),
    );
  });

  test('at most the wanted share of the counted comparisons reaches it', () => {
    const statistics = { from: 0, step: 0.1, counts: [50, 30, 10, 5, 4, 1] };
    expect(thresholdAtFmr(statistics, 0.05)).toBeCloseTo(0.4);
    expect(thresholdAtFmr(statistics, 0.01)).toBeCloseTo(0.5);
    expect(thresholdAtFmr(statistics, 0.009)).toBeCloseTo(0.6);
    expect(thresholdAtFmr(statistics, 1)).toBe(0);
  });
});

describe('live decisions', () => {
  test('a name is shown after a short track, and a stranger stays unknown', async () => {
    const { kith } = await testKith();
    const ada = await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    const settled: boolean[] = [];
    for (let i = 0; i < 5; i++) {
      const { decisions } = await kith.recognition.recognize('cam', [face(1, i)]);
      settled.push(decisions[0]!.settled);
      expect(decisions[0]).toMatchObject({
        decision: 'known',
        match: { personId: ada.id },
        strength: 'clear',
        sighting: null,
      });
    }
    expect(settled).toEqual([false, false, false, true, true]);
    const { decisions } = await kith.recognition.recognize('cam', [{ ...face(2), track: 9 }]);
    expect(decisions[0]).toMatchObject({ decision: 'unknown', match: null, strength: null });
  });

  test('the same picture under two names is ambiguous, never known', async () => {
    const { kith } = await testKith();
    await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    await enrollAnyway(kith, 'Grace', [newSample(1)]);
    await kith.enrollment.enroll('Mary', consent, [newSample(5)]);
    for (let i = 0; i < 5; i++) {
      const { decisions } = await kith.recognition.recognize('cam', [face(1, i)]);
      expect(decisions[0]).toMatchObject({ decision: 'ambiguous', match: null, strength: null });
      expect(decisions[0]!.between.map(({ person }) => person).toSorted()).toEqual([
        'Ada',
        'Grace',
      ]);
      // Both are as likely: each has a ratio of their own, by one calibration.
      const { between, likelihoodRatio } = decisions[0]!;
      expect(between.map((one) => one.likelihoodRatio)).toEqual([likelihoodRatio, likelihoodRatio]);
      expect(likelihoodRatio).toBeGreaterThan(1);
    }
    const { decisions } = await kith.recognition.recognize('cam', [{ ...face(5), track: 2 }]);
    expect(decisions[0]).toMatchObject({ decision: 'known', between: [] });
  });

  test('is told of as one of two once a minute, and leaves nobody to enroll', async () => {
    const { kith, clock } = await testKith();
    const ada = await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    const grace = await enrollAnyway(kith, 'Grace', [newSample(1)]);
    const watch = async (track: number) => {
      for (let i = 0; i < 30; i++) {
        clock.now = new Date(clock.now.getTime() + 50);
        const { decisions } = await kith.recognition.recognize('cam', [{ ...face(1, i), track }]);
        expect(decisions[0]!.sighting).toBeNull();
      }
    };
    const told = async () =>
      (await kith.activity.list(50)).flatMap(({ kind, person, personId, at, hasPicture }) =>
        ['enrolled', 'extended'].includes(kind)
          ? []
          : [{ kind, person, personId, at: +at, hasPicture }],
      );
    await watch(1);
    await watch(2);
    const [second, first, ...more] = await told();
    expect(more).toEqual([]);
    expect(new Set([first!.personId, second!.personId])).toEqual(new Set([ada.id, grace.id]));
    expect(first).toMatchObject({ kind: 'ambiguous', hasPicture: true });
    expect(second).toMatchObject({ kind: 'ambiguous', at: first!.at, hasPicture: false });
    clock.now = new Date(clock.now.getTime() + 61_000);
    await watch(3);
    expect(await told()).toHaveLength(4);
    // Of either nothing is left once they are removed.
    await kith.people.remove(grace.id);
    expect(await told()).toEqual([]);
  });

  test('one odd frame does not change a name; another person in the place does', async () => {
    const { kith } = await testKith();
    await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    await kith.enrollment.enroll('Grace', consent, [newSample(2)]);
    const see = async (person: number) =>
      (await kith.recognition.recognize('cam', [face(person)])).decisions[0]!.match?.person;
    for (let i = 0; i < 8; i++) await see(1);
    expect(await see(2)).toBe('Ada');
    let name: string | undefined;
    for (let i = 0; i < 30; i++) name = await see(2);
    expect(name).toBe('Grace');
  });

  test('a face that cannot be judged is unusable, with the reason', async () => {
    const { kith } = await testKith();
    const { decisions } = await kith.recognition.recognize('cam', [
      face(1, 0, { ...goodQuality, MeanLuminance: 5 }),
    ]);
    expect(decisions[0]).toMatchObject({ decision: 'unusable', reasons: ['TooDark'], score: null });
  });

  test('a removed person is unknown from the next frame', async () => {
    const { kith } = await testKith();
    const { id } = await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    for (let i = 0; i < 5; i++) await kith.recognition.recognize('cam', [face(1)]);
    await kith.people.remove(id);
    const { decisions } = await kith.recognition.recognize('cam', [face(1)]);
    expect(decisions[0]).toMatchObject({ decision: 'unknown', score: null });
  });

  test('the list notes a person once a minute, a stranger once a track, and nothing when switched off', async () => {
    const { kith, clock } = await testKith();
    await kith.enrollment.enroll('Ada', consent, [newSample(1)]);
    const watch = async (person: number, track: number, frames: number) => {
      for (let i = 0; i < frames; i++) {
        clock.now = new Date(clock.now.getTime() + 50);
        await kith.recognition.recognize('cam', [{ ...face(person), track }]);
      }
    };
    const kinds = async () => (await kith.activity.list(50)).map(({ kind }) => kind);
    await watch(1, 1, 10);
    await watch(1, 2, 10);
    expect(await kinds()).toEqual(['recognized', 'enrolled']);
    clock.now = new Date(clock.now.getTime() + 61_000);
    await watch(1, 3, 10);
    await watch(77, 4, 40);
    expect(await kinds()).toEqual(['unknown', 'recognized', 'recognized', 'enrolled']);
    await kith.settings.update({ keepActivity: false });
    await watch(78, 5, 40);
    expect(await kinds()).toHaveLength(4);
  });
});
