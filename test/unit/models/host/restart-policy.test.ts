import { expect, test } from 'vitest';
import { engineName } from '../../../../electron/contract/index.ts';
import {
  enginesToTry,
  LOSSES_A_MINUTE,
  recentLosses,
  startsAgain,
  type Loss,
} from '../../../../electron/models/host/restart-policy.ts';

const now = 1_000_000;
const lost = (engine: Loss['engine'], ...secondsAgo: number[]): Loss[] =>
  secondsAgo.map((seconds) => ({ at: now - seconds * 1000, engine }));

test('a host is started again after so many losses a minute, not after one more', () => {
  const losses = lost('wasm', ...Array.from({ length: LOSSES_A_MINUTE }, (_, i) => i));
  expect(startsAgain(losses, now)).toBe(true);
  expect(startsAgain([...losses, ...lost('wasm', 5)], now)).toBe(false);
  expect(startsAgain([...losses, ...lost('wasm', 60)], now)).toBe(true);
  expect(startsAgain(lost('wasm', 0), now, 0)).toBe(false);
});

test('a loss counts for a minute', () => {
  expect(recentLosses(lost('wasm', 0, 59.999, 60, 3600), now)).toEqual(lost('wasm', 0, 59.999));
});

test('an engine that was lost twice within a minute gives way to the next', () => {
  const order = engineName.options;
  const tried = (losses: readonly Loss[]) => enginesToTry(order, { losses, trials: [] }, now);
  expect(tried(lost('webgpu', 10))).toEqual(order);
  expect(tried([...lost('webgpu', 10), ...lost('tensorflow', 1)])).toEqual(order);
  expect(tried(lost('webgpu', 10, 59))).toEqual(order.filter((engine) => engine !== 'webgpu'));
  expect(tried(lost('webgpu', 10, 60))).toEqual(order);
  expect(tried(lost(null, 1, 2, 3))).toEqual(order);
});

test('the last resort is never given up', () => {
  expect(enginesToTry(['wasm'], { losses: lost('wasm', 1, 2, 3, 4), trials: [] }, now)).toEqual([
    'wasm',
  ]);
});

test('what was absent or refused is not tried again; what was used or only passed by is', () => {
  const trials = [
    { engine: 'tensorflow-gpu', state: 'absent' },
    { engine: 'webgpu', state: 'refused' },
    { engine: 'tensorflow', state: 'in use' },
  ] as const;
  expect(enginesToTry(engineName.options, { losses: [], trials }, now)).toEqual([
    'tensorflow',
    'wasm',
    'javascript',
  ]);
});
