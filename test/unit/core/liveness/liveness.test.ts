import { expect, test } from 'vitest';
import { KithError, type LivenessPolicy } from '../../../../electron/contract/index.ts';
import type { LivenessNetwork } from '../../../../electron/core/ports/index.ts';
import { testKith } from '../../../support/kith.ts';
import { cropsOf, pretendLivenessNetwork } from '../../../support/pretend-liveness.ts';
import { goodQuality } from '../../../support/samples.ts';

/** A Kith whose network notes of how many faces it was asked. */
async function livenessOf() {
  const asked: number[] = [];
  const network: LivenessNetwork = {
    look: (faces) => {
      asked.push(faces.length);
      return pretendLivenessNetwork.look(faces);
    },
  };
  const { kith } = await testKith(undefined, undefined, null, network);
  return { liveness: kith.liveness, asked };
}

test('the network is asked of the faces that are fit, and each gets its own answer', async () => {
  const { liveness, asked } = await livenessOf();
  const face = (track: number, live: number, quality = {}) => ({
    track,
    quality: { ...goodQuality, ...quality },
    crops: cropsOf(live),
  });
  const seen = await liveness.look('cam', [
    face(1, 0.2),
    face(2, 0.4, { FaceInFrame: 0.5 }),
    face(3, 0.6),
    { track: 4, quality: goodQuality },
  ]);
  expect(seen.map(({ liveness: { mean } }) => mean?.near.live ?? null)).toEqual([
    0.2,
    null,
    0.6,
    null,
  ]);
  expect(asked).toEqual([2]);
  await liveness.look('cam', [face(1, 1, { MeanLuminance: 1 })]);
  await liveness.look('cam', []);
  expect(asked).toEqual([2]);
});

test('a photo is judged by itself', async () => {
  const { liveness } = await livenessOf();
  const photo = (live: number) => ({ quality: goodQuality, crops: cropsOf(live) });
  expect((await liveness.judgePhoto(photo(0.99))).state).toBe('live');
  expect((await liveness.judgePhoto(photo(0.01))).state).toBe('not live');
});

test('where the network fails nothing is said under observe, and require says why', async () => {
  const { kith } = await testKith(undefined, undefined, null, {
    look: () => Promise.reject(new KithError('NoEngine')),
  });
  const faces = [1, 2].map((track) => ({ track, quality: goodQuality, crops: cropsOf(0.9) }));
  const look = (policy: LivenessPolicy) => kith.liveness.lookUnder(policy, 'cam', faces);
  expect(await look('observe')).toEqual([null, null]);
  await expect(look('require')).rejects.toMatchObject({ code: 'NoEngine' });
  expect(await look('off')).toEqual([null, null]);
});
