import { expect, test } from 'vitest';
import { KithError, type Change } from '../../../electron/contract/index.ts';
import { testKith } from '../../support/kith.ts';

test('what nobody’s call failed of is shown, each once, and no more than helps', async () => {
  const { kith } = await testKith();
  expect((await kith.status.read()).problems).toEqual([]);
  const heard: Change['kind'][] = [];
  kith.changes.on('change', ({ kind }) => heard.push(kind));
  kith.status.note(new TypeError('x is not a function'));
  kith.status.note(new TypeError('x is not a function'));
  kith.status.note(new KithError('KeyWasReadable'));
  const { problems } = await kith.status.read();
  expect(problems.map(({ code }) => code)).toEqual(['Bug', 'KeyWasReadable']);
  expect(heard).toEqual(['host', 'host']);
  for (let i = 0; i < 100; i++) kith.status.note(new Error(String(i)));
  expect((await kith.status.read()).problems).toHaveLength(5);
});
