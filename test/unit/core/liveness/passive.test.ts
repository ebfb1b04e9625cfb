import { describe, expect, test } from 'vitest';
import type { LivenessLook, LivenessShares } from '../../../../electron/contract/index.ts';
import {
  evidenceOf,
  judgePassive,
  LIVENESS_FRAMES,
  type LivenessFrame,
} from '../../../../electron/core/liveness/passive.ts';

const good = { InterEyeDistance: 80, MeanLuminance: 120, FaceInFrame: 1 };
const shares = (live: number): LivenessShares => ({ live, print: 1 - live, replay: 0 });
const look = (near: number, wide: number): LivenessLook => ({
  near: shares(near),
  wide: shares(wide),
});
const frames = (count: number, near: number, wide: number): LivenessFrame[] =>
  Array.from({ length: count }, () => ({ quality: good, look: look(near, wide) }));
const unfit = (change: Partial<typeof good>): LivenessFrame => ({
  quality: { ...good, ...change },
  look: null,
});

test('both crops that say live make a face live, and none that does not', () => {
  expect(judgePassive(frames(4, 0.99, 0.98))).toMatchObject({
    state: 'live',
    reasons: [],
    frames: 4,
    mean: { near: { live: 0.99 }, wide: { live: expect.closeTo(0.98, 9) } },
  });
  expect(judgePassive(frames(4, 0.01, 0.02))).toMatchObject({ state: 'not live', reasons: [] });
});

test('crops that disagree as surely as each other say nothing', () => {
  expect(judgePassive(frames(6, 0.9, 0.12))).toMatchObject({
    state: 'cannot tell',
    reasons: ['the crops disagree'],
    frames: 6,
  });
});

test('a crop that is sure outweighs one that is not', () => {
  expect(judgePassive(frames(4, 0.999, 0.35)).state).toBe('live');
  expect(judgePassive(frames(4, 0.35, 0.0001)).state).toBe('not live');
});

describe('frames of which one crop each was looked at', () => {
  const only = (crop: 'near' | 'wide', live: number): LivenessFrame => ({
    quality: good,
    look: { near: null, wide: null, [crop]: shares(live) },
  });
  const inTurn = (count: number, near: number, wide: number): LivenessFrame[] =>
    Array.from({ length: count }, (_, i) =>
      i % 2 === 0 ? only('near', near) : only('wide', wide),
    );

  test('are judged as those of which both were', () => {
    for (const [near, wide] of [
      [0.99, 0.98],
      [0.01, 0.02],
      [0.9, 0.12],
    ] as const) {
      const { state, mean } = judgePassive(frames(4, near, wide));
      expect(judgePassive(inTurn(4, near, wide))).toMatchObject({ state, mean, frames: 4 });
    }
  });

  test('count each crop for half, however many frames it has', () => {
    const uneven = [...Array.from({ length: 7 }, () => only('near', 0.999)), only('wide', 0.0001)];
    expect(judgePassive(uneven)).toMatchObject({ state: 'not live', frames: 8 });
    expect(evidenceOf(uneven.map((frame) => frame.look!))).toBeCloseTo(
      evidenceOf([look(0.999, 0.0001)])!,
      9,
    );
  });

  test('say nothing until there are enough, and of both crops', () => {
    const nearOnly = Array.from({ length: 9 }, () => only('near', 0.99));
    for (const [few, count] of [
      [inTurn(3, 0.99, 0.99), 3],
      [nearOnly, 9],
    ] as const) {
      expect(judgePassive(few)).toMatchObject({
        state: 'cannot tell',
        reasons: ['too few frames'],
        frames: count,
      });
    }
    expect(judgePassive(nearOnly).mean).toBeNull();
    expect(judgePassive(nearOnly, 1)).toMatchObject({ state: 'cannot tell' });
    expect(judgePassive([...nearOnly, only('wide', 0.99)]).state).toBe('live');
  });
});

describe('too few frames', () => {
  test('say nothing, whatever they show', () => {
    expect(judgePassive(frames(LIVENESS_FRAMES - 1, 1, 1))).toMatchObject({
      state: 'cannot tell',
      reasons: ['too few frames'],
      frames: 3,
    });
    expect(judgePassive([])).toEqual({
      state: 'cannot tell',
      reasons: ['too few frames'],
      frames: 0,
      mean: null,
    });
  });

  test('do for a photo', () => {
    expect(judgePassive(frames(1, 0.99, 0.99), 1).state).toBe('live');
  });
});

test.each([
  ['too small', { InterEyeDistance: 12 }],
  ['too dark', { MeanLuminance: 15 }],
  ['cut off', { FaceInFrame: 0.8 }],
] as const)('a face that is %s is not looked at, and is told why', (reason, change) => {
  const dim = unfit(change);
  expect(judgePassive([...frames(3, 1, 1), dim])).toMatchObject({
    state: 'cannot tell',
    reasons: [reason],
    frames: 3,
  });
  // What the network made of such a frame does not count either.
  const looked = { ...dim, look: look(0, 0) };
  expect(judgePassive([...frames(4, 1, 1), looked]).state).toBe('live');
});

test('one frame does not outweigh all others, however sure it is', () => {
  const others = frames(7, 0.03, 0.03);
  expect(judgePassive([...others, { quality: good, look: look(1, 1) }]).state).toBe('not live');
  const sure = evidenceOf([look(1, 1)])!;
  expect(sure).toBeLessThan(10);
  expect(evidenceOf([look(0, 0)])).toBe(-sure);
  expect(evidenceOf([look(0.5, 0.5)])).toBe(0);
});

test('what a program or a file shows is never live, however it looks, and still not live where it is seen to be', () => {
  const shownBy = (virtual: boolean, live: number): LivenessFrame[] =>
    frames(6, live, live).map((frame) => ({ ...frame, virtual }));
  expect(judgePassive(shownBy(false, 0.99))).toMatchObject({ state: 'live' });
  expect(judgePassive(shownBy(true, 0.99))).toMatchObject({
    state: 'cannot tell',
    reasons: ['not a camera'],
    frames: 6,
  });
  expect(judgePassive(shownBy(true, 0.01))).toMatchObject({ state: 'not live', reasons: [] });
});
