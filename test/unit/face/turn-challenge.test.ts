import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../../support/seed.ts';
import { TurnChallenge, type Turned } from '../../../native-models/face/turn-challenge.ts';
import { seeded } from '../../support/seeded.ts';

const FRONT = { yaw: 0, pitch: 0 };
const POSES = {
  left: { yaw: 18, pitch: 0 },
  right: { yaw: -18, pitch: 0 },
  up: { yaw: 0, pitch: 14 },
  down: { yaw: 0, pitch: -14 },
};
const turns = Object.keys(POSES) as Turned[];

/** Does what is asked for, with poses between, and tells which turns were. */
function obey(challenge: TurnChallenge): Turned[] {
  const asked: Turned[] = [];
  for (let state = challenge.state; state.state === 'asking'; state = challenge.state) {
    const { wanted } = state;
    challenge.see({ yaw: 10, pitch: 0 });
    if (wanted !== 'center') asked.push(wanted);
    challenge.see(wanted === 'center' ? FRONT : POSES[wanted]);
  }
  return asked;
}

test('who does what is asked for is done, whatever the order, and each turn is asked for once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const challenge = new TurnChallenge(seeded(seed));
      const asked = obey(challenge);
      expect(challenge.state.state).toBe('done');
      expect(new Set(asked).size).toBe(3);
    }),
  );
});

test('all 24 orders are drawn', () => {
  const random = seeded(7);
  const orders = new Set(
    Array.from({ length: 600 }, () => obey(new TurnChallenge(random)).join(' ')),
  );
  expect(orders.size).toBe(24);
});

test('a recording of turns passes one order at most, and a turn elsewhere fails', () => {
  const recording = fc.array(fc.constantFrom(...turns), { minLength: 3, maxLength: 5 });
  fc.assert(
    fc.property(recording, (recorded) => {
      const random = seeded(11);
      const passed = new Set<string>();
      for (let i = 0; i < 100; i++) {
        const draws = [random(), random(), random()];
        const order = obey(new TurnChallenge(again(draws))).join(' ');
        const challenge = new TurnChallenge(again(draws));
        for (const turn of recorded) {
          challenge.see(FRONT);
          challenge.see(POSES[turn]);
        }
        if (challenge.state.state === 'done') passed.add(order);
      }
      expect(passed.size).toBeLessThanOrEqual(1);
    }),
    { numRuns: 30 },
  );
});

test('one pose held is one turn, and failing is for good', () => {
  const challenge = new TurnChallenge(() => 0);
  challenge.see(FRONT);
  for (let i = 0; i < 5; i++) challenge.see(POSES.left);
  expect(challenge.state).toEqual({ state: 'asking', wanted: 'center' });
  challenge.see(FRONT);
  expect(challenge.see(POSES.down)).toEqual({ state: 'failed' });
  expect(obey(challenge)).toEqual([]);
  expect(challenge.see(POSES.right)).toEqual({ state: 'failed' });
});

function again(values: readonly number[]): () => number {
  let at = 0;
  return () => values[at++]!;
}
