import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../../support/seed.ts';
import type { PoseSegment } from '../../../native-models/vocabulary/index.ts';
import { segmentOf } from '../../../native-models/face/pose-segments.ts';
import { TurnChallenge, type Turned } from '../../../native-models/face/turn-challenge.ts';
import { seeded } from '../../support/seeded.ts';

const FRONT = { yaw: 0, pitch: 0 };
const BETWEEN = { yaw: 10, pitch: 0 };
const POSES = {
  center: FRONT,
  left: { yaw: 18, pitch: 0 },
  right: { yaw: -18, pitch: 0 },
  up: { yaw: 0, pitch: 14 },
  down: { yaw: 0, pitch: -14 },
};
const TURNS: readonly Turned[] = ['left', 'right', 'up', 'down'];
const seeds = fc.integer({ min: 1, max: 1e6 });

/** An enrollment that fills what is asked for once the head is there. */
function enrollment(random: () => number) {
  const challenge = new TurnChallenge(random);
  const open = new Set<PoseSegment>(['center', ...TURNS]);
  const filled: PoseSegment[] = [];
  const see = (pose: { yaw: number; pitch: number }): PoseSegment | null => {
    const asked = challenge.ask([...open], pose, open.has('center') ? null : FRONT);
    const segment = segmentOf(pose, FRONT);
    if (segment && segment === asked && open.delete(segment)) filled.push(segment);
    return asked;
  };
  const hold = (segment: PoseSegment): void => {
    see(BETWEEN);
    for (let i = 0; i < 4; i++) see(POSES[segment]);
  };
  return { challenge, filled, see, hold };
}

/** Does what is asked for until nothing is. */
function obeyed(random: () => number): ReturnType<typeof enrollment> {
  const made = enrollment(random);
  for (let asked = made.see(FRONT); asked; asked = made.see(FRONT)) made.hold(asked);
  return made;
}

test('who does what is asked for fills every segment once, the front first, and is never elsewhere', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { challenge, filled } = obeyed(seeded(seed));
      expect(challenge.isFollowed).toBe(true);
      expect(filled[0]).toBe('center');
      expect(filled.toSorted()).toEqual(['center', ...TURNS].toSorted());
    }),
  );
});

test('all 24 orders are drawn', () => {
  const random = seeded(7);
  const orders = Array.from({ length: 600 }, () => obeyed(random).filled.join(' '));
  expect(new Set(orders).size).toBe(24);
});

test('between two turns the front is asked for', () => {
  const { see, hold, filled } = enrollment(() => 0);
  hold('center');
  expect(see(FRONT)).toBe('left');
  hold('left');
  expect(filled).toEqual(['center', 'left']);
  expect(see(POSES.left)).toBe('center');
  // Straight on to the next turn fills nothing.
  for (let i = 0; i < 4; i++) see(POSES.up);
  expect(filled).toEqual(['center', 'left']);
});

test('of recordings that turn to all sides, again and again, about one in eight follows', () => {
  const random = seeded(11);
  const order = (): Turned[] => {
    const left = [...TURNS];
    return TURNS.map(() => left.splice(Math.floor(random() * left.length), 1)[0]!);
  };
  let followed = 0;
  for (let i = 0; i < 1000; i++) {
    const { challenge, hold, filled } = enrollment(random);
    const recorded = order();
    for (let loop = 0; loop < 8 && filled.length < 5; loop++) {
      for (const turn of recorded) {
        hold('center');
        hold(turn);
      }
    }
    if (challenge.isFollowed && filled.length === 5) followed++;
  }
  expect(followed).toBeGreaterThan(60);
  expect(followed).toBeLessThan(200);
});

test('one turn elsewhere is forgiven, passing by is none, and no head says nothing', () => {
  const { challenge, see, hold } = enrollment(() => 0);
  hold('center');
  see(POSES.right);
  see(FRONT);
  see(FRONT);
  expect(challenge.ask(TURNS, null, FRONT)).toBe('left');
  hold('right');
  hold('center');
  expect(challenge.isFollowed).toBe(true);
  hold('down');
  expect(challenge.isFollowed).toBe(false);
});
