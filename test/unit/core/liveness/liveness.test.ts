import { expect, test } from 'vitest';
import type { LivenessCrops } from '../../../../electron/contract/index.ts';
import { createLiveness } from '../../../../electron/core/liveness/liveness.ts';
import { absentPack } from '../../../support/kith.ts';

const good = { InterEyeDistance: 80, MeanLuminance: 120, FaceInFrame: 1 };
const crops = (value: number): LivenessCrops => ({
  near: new Uint8Array(1).fill(value),
  wide: new Uint8Array(1),
});

/** A network to which a crop's first byte is the share of live, in hundredths. */
function livenessOf() {
  const asked: number[] = [];
  const liveness = createLiveness({
    pack: absentPack,
    network: {
      look: async (faces) => {
        asked.push(faces.length);
        return faces.map(({ near }) => {
          const live = near[0]! / 100;
          const shares = { live, print: 1 - live, replay: 0 };
          return { near: shares, wide: shares };
        });
      },
    },
  });
  return { liveness, asked };
}

test('the network is asked of the faces that are fit, and each gets its own answer', async () => {
  const { liveness, asked } = livenessOf();
  const frames = await liveness.look([
    { quality: good, crops: crops(10) },
    { quality: { ...good, FaceInFrame: 0.5 }, crops: crops(20) },
    { quality: good, crops: crops(30) },
  ]);
  expect(frames.map(({ look }) => look?.near.live ?? null)).toEqual([0.1, null, 0.3]);
  expect(asked).toEqual([2]);
  await liveness.look([{ quality: { ...good, MeanLuminance: 1 }, crops: crops(1) }]);
  await liveness.look([]);
  expect(asked).toEqual([2]);
});

test('a photo is judged by itself', async () => {
  const { liveness } = livenessOf();
  expect((await liveness.judgePhoto({ quality: good, crops: crops(99) })).state).toBe('live');
  expect((await liveness.judgePhoto({ quality: good, crops: crops(1) })).state).toBe('not live');
});
