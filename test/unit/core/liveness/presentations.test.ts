import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { LivenessCrops, LivenessLook } from '../../../../electron/contract/index.ts';
import { createLiveness } from '../../../../electron/core/liveness/liveness.ts';
import { createPresentations } from '../../../../electron/core/liveness/presentations.ts';
import type { FaceFinding, Gallery } from '../../../../electron/core/ports/index.ts';
import { absentPack } from '../../../support/kith.ts';
import { pretendLivenessNetwork } from '../../../support/pretend-liveness.ts';

const quality = { InterEyeDistance: 60, MeanLuminance: 120, FaceInFrame: 1 };

/** Presentations of pictures whose brightness says how live they are; black ones show no face. */
function presentations() {
  let looked = 0;
  const finding = {
    findFaces: async ({ data }: { data: Uint8Array }) =>
      data[0]! < 10 ? [] : [{ box: { x: 10, y: 10, width: 20, height: 20 }, quality }],
  } as unknown as FaceFinding;
  const network = {
    look: async (faces: readonly LivenessCrops[]): Promise<LivenessLook[]> => {
      looked += faces.flatMap(({ near, wide }) => [near, wide]).filter((crop) => crop).length;
      return pretendLivenessNetwork.look(faces);
    },
  };
  const decoder = { decodeHeic: () => Promise.reject(new Error('There is no HEIC here')) };
  const liveness = createLiveness({
    gallery: {} as Gallery,
    network,
    pack: absentPack,
    now: () => new Date(),
    onChange: () => undefined,
    onPolicy: () => undefined,
  });
  return {
    check: createPresentations({ finding, decoder, liveness }).check,
    looked: () => looked,
  };
}

async function gray(level: number): Promise<Buffer> {
  const background = { r: level, g: level, b: level };
  return sharp({ create: { width: 40, height: 40, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

test('a photo is judged by itself', async () => {
  const { check, looked } = presentations();
  expect(await check(await gray(240), 'a.jpg')).toMatchObject({ state: 'live', reasons: [] });
  expect(await check(await gray(30), 'a.jpg')).toMatchObject({ state: 'not live' });
  expect((await check(await gray(240), 'a.jpg')).score).toBeGreaterThan(1);
  // Each time by both of its crops.
  expect(looked()).toBe(6);
});

test('a picture without a face has no answer', async () => {
  const { check } = presentations();
  expect(await check(await gray(0), 'a.jpg')).toEqual({
    state: 'cannot tell',
    reasons: ['no face'],
    score: null,
  });
});

test('a clip is judged over all of it, each frame by one crop, and one that is too short has no answer', async () => {
  const { check, looked } = presentations();
  const levels = Array.from({ length: 60 }, (_, i) => (i < 30 ? 30 : 20));
  const long = Buffer.concat(await Promise.all(levels.map(gray)));
  expect(await check(long, 'clip.MJPEG')).toMatchObject({ state: 'not live' });
  expect(looked()).toBe(24);
  const short = Buffer.concat([await gray(240), await gray(240), await gray(240)]);
  expect(await check(short, 'clip.mjpg')).toMatchObject({
    state: 'cannot tell',
    reasons: ['too few frames'],
  });
});
