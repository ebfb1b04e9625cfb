import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../../support/seed.ts';
import { fitHomography, project } from '../../../native-models/face/homography.ts';
import { reliefBetween } from '../../../native-models/face/relief.ts';
import {
  FLAT_BELOW,
  HEAD_FROM,
  judgeReliefs,
  TurnCheck,
} from '../../../native-models/face/turn-check.ts';
import { bent, flat, head, sceneViews, type SceneTurn } from '../../support/synthetic-scenes.ts';

const DEGREE = Math.PI / 180;
const FRONT = { yaw: 0, pitch: 0 };

/** Turns of 11 to 20 degrees in any direction, with a shift. */
const turned = fc
  .record({
    size: fc.double({ min: 11, max: 20, noNaN: true }),
    direction: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
    shift: fc.tuple(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: -3, max: 3, noNaN: true }),
    ),
    seed: fc.integer({ min: 1, max: 100_000 }),
  })
  .map(({ size, direction, shift, seed }) => ({
    turn: {
      yaw: size * DEGREE * Math.cos(direction),
      pitch: size * DEGREE * Math.sin(direction),
      shift,
    },
    seed,
  }));

test('a homography is found again from points that it moved', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 8, maxLength: 8 }),
      (d) => {
        const h = [1 + d[0]!, d[1]!, 40 * d[2]!, d[3]!, 1 + d[4]!, 40 * d[5]!, d[6]! / 300, d[7]! / 300, 1]; // prettier-ignore
        const from = Array.from({ length: 20 }, (_, i) => ({
          x: (i % 5) * 30 + (i % 3),
          y: Math.floor(i / 5) * 35 + (i % 2),
        }));
        const to = from.map((point) => project(h, point));
        const found = fitHomography(from, to)!;
        for (const [i, point] of from.entries()) {
          const at = project(found, point);
          expect(Math.hypot(at.x - to[i]!.x, at.y - to[i]!.y)).toBeLessThan(1e-5);
        }
      },
    ),
  );
});

test('points in a line, or fewer than four, have no homography', () => {
  const line = Array.from({ length: 6 }, (_, i) => ({ x: i, y: 2 * i }));
  expect(fitHomography(line, line)).toBeNull();
  expect(fitHomography(line.slice(0, 3), line.slice(0, 3))).toBeNull();
});

test('a head that turns shows the parallax that the mesh claims', () => {
  fc.assert(
    fc.property(turned, ({ turn, seed }) => {
      const [a, b] = sceneViews(head, [FRONT, turn], { seed });
      expect(reliefBetween(a!, b!)!.share).toBeGreaterThan(FLAT_BELOW);
    }),
    { numRuns: 4 },
  );
});

test('a picture that is tilted, flat or bent, does not, whatever the mesh claims of it', () => {
  const surface = fc.constantFrom(flat, bent(0.3), bent(-0.3));
  fc.assert(
    fc.property(turned, surface, ({ turn, seed }, shape) => {
      const [a, b] = sceneViews(shape, [FRONT, turn], { seed });
      const relief = reliefBetween(a!, b!);
      expect((relief?.share ?? 0) - 2 * (relief?.error ?? 0)).toBeLessThan(FLAT_BELOW);
    }),
    { numRuns: 4 },
  );
});

test('without structure nothing is found again, and nothing is said', () => {
  const [a, b] = sceneViews(head, [FRONT, { yaw: 0.25, pitch: 0 }], { seed: 3, noise: 0 });
  const plain = new Float32Array(a!.gray.length).fill(120);
  expect(reliefBetween({ ...a!, gray: plain }, b!)).toBeNull();
});

const turns = [FRONT, { yaw: 14, pitch: 0 }, { yaw: -14, pitch: 2 }, { yaw: 1, pitch: 13 }];

function check(surface: typeof head, poses: readonly SceneTurn[], seed: number) {
  const scene = poses.map(({ yaw, pitch }) => ({ yaw: yaw * DEGREE, pitch: pitch * DEGREE }));
  const views = sceneViews(surface, scene, { seed });
  const turning = new TurnCheck();
  views.forEach((view, i) => turning.add(view, poses[i]!));
  return turning.evidence();
}

test('turns to three sides tell a head from a picture', () => {
  expect(check(head, turns, 5)).toMatchObject({ verdict: 'live', pairs: 3 });
  expect(check(flat, turns, 5)).toMatchObject({ verdict: 'not live', pairs: 3 });
  expect(check(bent(0.25), turns, 5)).toMatchObject({ verdict: 'not live', pairs: 3 });
});

test.each([
  [FLAT_BELOW - 0.01, 'not live'],
  [FLAT_BELOW, 'cannot tell'],
  [HEAD_FROM - 0.01, 'cannot tell'],
  [HEAD_FROM, 'live'],
])('pairs of which the middle one shows a share of %d: %s', (share, verdict) => {
  const reliefs = [-1, share, 2].map((one) => ({ share: one, error: 0.1, claimed: 0.02 }));
  expect(judgeReliefs(reliefs)).toEqual({ verdict, share, pairs: 3 });
  expect(judgeReliefs(reliefs.slice(0, 2)).verdict).toBe('cannot tell');
});

test('too few turns, small ones, and one pose again and again, tell nothing', () => {
  expect(check(head, turns.slice(0, 3), 6)).toMatchObject({ verdict: 'cannot tell', pairs: 2 });
  const small = turns.map(({ yaw, pitch }) => ({ yaw: yaw / 3, pitch: pitch / 3 }));
  expect(check(head, small, 6)).toEqual({ verdict: 'cannot tell', share: null, pairs: 0 });
  const again = [FRONT, ...Array.from({ length: 5 }, () => turns[1]!)];
  expect(check(head, again, 6)).toMatchObject({ verdict: 'cannot tell', pairs: 1 });
});
