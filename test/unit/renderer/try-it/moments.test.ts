import { describe, expect, test } from 'vitest';
import { chipBytes } from '../../../../electron/contract/index.ts';
import type { QualityMeasures } from '../../../../electron/contract/index.ts';
import type { CheckOutcome } from '../../../../renderer/capture/try-it/check-outcome.ts';
import {
  MOMENT,
  MOMENTS,
  momentsOf,
  summaryOf,
  TRIAL,
  type Glimpse,
} from '../../../../renderer/capture/try-it/moments.ts';
import { goodQuality } from '../../../support/samples.ts';

const clear: CheckOutcome = { kind: 'recognized', strength: 'clear' };
const weak: CheckOutcome = { kind: 'recognized', strength: 'weak' };
const unknown: CheckOutcome = { kind: 'unknown' };
const nobody: CheckOutcome = { kind: 'nobody' };

/** A flat chip has no look of its own: two of one pose are alike. */
const chip = new Uint8Array(chipBytes).fill(90);

const glimpse = (
  at: number,
  outcome: CheckOutcome,
  quality: Partial<QualityMeasures> = {},
): Glimpse => ({
  at,
  outcome,
  liveness: null,
  seenBy: 'Desk camera',
  takenAt: new Date(at),
  why: null,
  face: outcome.kind === 'nobody' ? null : { chip, quality: { ...goodQuality, ...quality } },
});

/** One glimpse in the middle of each moment. */
const trialOf = (
  moments: readonly (readonly [CheckOutcome, Partial<QualityMeasures>?])[],
): Glimpse[] =>
  moments.map(([outcome, quality], i) => glimpse((i + 0.5) * MOMENT, outcome, quality));

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe('the moments of a trial', () => {
  test('are whole ones only, and say what was said in most of each', () => {
    const glimpses = [
      glimpse(0, clear),
      glimpse(100, unknown),
      glimpse(200, unknown),
      glimpse(510, nobody),
      glimpse(1600, clear),
    ];
    // An answer stands until the next, and the last one for a moment more.
    const kinds = (now: number) => momentsOf(glimpses, now).map(({ outcome }) => outcome.kind);
    expect(kinds(499)).toEqual([]);
    expect(kinds(1999)).toEqual(['unknown', 'nobody', 'nobody']);
    expect(kinds(3499).slice(3)).toEqual(['recognized', 'recognized', 'looking']);
    expect(kinds(TRIAL + 60)).toHaveLength(MOMENTS);
  });

  test('tell what made them hard: where the head was turned, from how it looks into the camera, and light', () => {
    const [, nodding, turned, dark] = momentsOf(
      trialOf([
        [clear, { HeadPosePitch: -8 }],
        [unknown, { HeadPosePitch: 5 }],
        [unknown, { HeadPoseYaw: -28, MeanLuminance: 55 }],
        [{ kind: 'unusable', reason: 'TooDark' }, { MeanLuminance: 10 }],
      ]),
      TRIAL,
    );
    expect(nodding!.conditions).toEqual(['up']);
    expect(turned!.conditions).toEqual(['right', 'TooDark']);
    expect(dark!.conditions).toEqual(['TooDark']);
  });
});

describe('the summary of a trial', () => {
  test('is the share of moments with a face; those with nobody, or nothing decided, count apart', () => {
    const summary = summaryOf(
      trialOf([
        ...times(9, [clear] as const),
        [weak],
        ...times(4, [unknown] as const),
        ...times(2, [nobody] as const),
        [{ kind: 'looking' }],
      ]),
    );
    expect(summary).toMatchObject({
      seen: 14,
      recognized: 10,
      nobody: 2,
      mistaken: null,
      hard: [],
    });
    expect(summaryOf([])).toMatchObject({ seen: 0, recognized: 0, nobody: 0, helpful: [] });
  });

  test('names first what was missed most, and nothing that was always recognized', () => {
    const { hard } = summaryOf(
      trialOf([
        [clear],
        ...times(3, [clear, { HeadPoseYaw: 20 }] as const),
        ...times(2, [unknown, { HeadPoseYaw: -20 }] as const),
        [clear, { HeadPoseYaw: -20 }],
        ...times(4, [unknown, { MeanLuminance: 60 }] as const),
      ]),
    );
    expect(hard).toEqual([
      { condition: 'TooDark', recognized: 0, of: 5 },
      { condition: 'right', recognized: 1, of: 3 },
    ]);
  });

  test('says whom the person was taken for', () => {
    const other = { kind: 'other', person: 'Grace' } as const;
    const between = { kind: 'ambiguous', one: 'Ada', other: 'Grace' } as const;
    expect(summaryOf(trialOf([[between], [clear], [other], [clear]])).mistaken).toEqual(other);
    expect(summaryOf(trialOf([[between], [clear]])).mistaken).toEqual(between);
  });

  test('offers pictures that can be enrolled, were not clearly recognized and differ; none of somebody else’s moments', () => {
    const { helpful } = summaryOf(
      trialOf([
        [clear],
        [unknown, { HeadPoseYaw: 20, Sharpness: 0.3 }],
        [unknown, { HeadPoseYaw: 21, Sharpness: 0.5 }], // Nearly the same, and sharper.
        [weak, { HeadPoseYaw: -20 }],
        [unknown, { HeadPoseYaw: 40 }], // Turned too far to be enrolled.
        [unknown, { HeadPosePitch: 20, SingleFacePresent: false }],
        [{ kind: 'other', person: 'Grace' }, { HeadPosePitch: -20 }],
        [{ kind: 'unusable', reason: 'TooDark' }, { MeanLuminance: 10 }],
      ]),
    );
    expect(helpful.map(({ quality }) => quality.HeadPoseYaw)).toEqual([21, -20]);
    expect(helpful[0]).toMatchObject({ conditions: ['left'], takenAt: new Date(2.5 * MOMENT) });
    expect(helpful[0]!.chip.size).toBe(chipBytes);
  });

  test('offers four at most, those that were missed before those that were only just recognized', () => {
    const poses = [-24, -16, -8, 0, 8, 16, 24];
    const { helpful } = summaryOf(
      trialOf(poses.map((HeadPoseYaw, i) => [i < 3 ? weak : unknown, { HeadPoseYaw }] as const)),
    );
    expect(helpful.map(({ quality }) => quality.HeadPoseYaw)).toEqual([0, 8, 16, 24]);
  });
});
