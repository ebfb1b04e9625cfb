import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import { decodePhoto } from '../../support/photo-reading.ts';
import type { FaceFinder } from '../../../native-models/face/finder.ts';
import {
  frameOf,
  loadFinder,
  peopleOf,
  samplePhoto,
  type SamplePerson,
} from '../../support/sample-faces.ts';

let finder: FaceFinder;
let people: SamplePerson[];

beforeAll(async () => {
  finder = await loadFinder();
  people = await peopleOf(finder, samplePhoto(6));
});

const asImage = ({ width, height, data }: SamplePerson) => ({
  width,
  height,
  channels: 3 as const,
  data,
});

test('every face of a group photo is found, none twice', async () => {
  const { image } = await decodePhoto(await readFile(samplePhoto(6)), 'sample6');
  const faces = await finder.find(image, { detect: 'thorough' });
  expect(faces).toHaveLength(4);
  for (const { quality } of faces) expect(quality.SingleFacePresent).toBe(false);
});

test('an image without a face has none', async () => {
  const data = new Uint8Array(200 * 200 * 3).map((_, i) => (i * 37) % 251);
  expect(await finder.find({ width: 200, height: 200, channels: 3, data })).toEqual([]);
});

test('eyes are level in the chip of a turned head', async () => {
  for (const angle of [-25, 0, 25]) {
    const { data, info } = await sharp(people[0]!.data, {
      raw: { width: 640, height: 480, channels: 3 },
    })
      .rotate(angle)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [face] = await finder.find({ width: info.width, height: info.height, channels: 3, data });
    expect(face!.quality.HeadPoseRoll).toBeCloseTo(-6.7 + angle, -1);
    const inChip = await finder.find({ width: 224, height: 224, channels: 3, data: face!.chip });
    expect(Math.abs(inChip[0]!.quality.HeadPoseRoll)).toBeLessThan(8);
  }
});

test('a mirrored head has the opposite yaw and roll, and the same pitch', async () => {
  const mirrored = await sharp(people[1]!.data, { raw: { width: 640, height: 480, channels: 3 } })
    .flop()
    .raw()
    .toBuffer();
  const [plain] = await finder.find(asImage(people[1]!));
  const [flopped] = await finder.find({ ...asImage(people[1]!), data: mirrored });
  expect(plain!.quality.HeadPoseYaw).toBeLessThan(-12); // She turns to her own right.
  expect(flopped!.quality.HeadPoseYaw).toBeCloseTo(-plain!.quality.HeadPoseYaw, -1);
  expect(flopped!.quality.HeadPosePitch).toBeCloseTo(plain!.quality.HeadPosePitch, -1);
});

test('quality follows the picture: darker, brighter, blurred, smaller', async () => {
  const measure = async (change: (s: Sharp) => Sharp) => {
    const { data, info } = await change(
      sharp(people[0]!.data, { raw: { width: 640, height: 480, channels: 3 } }),
    )
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [face] = await finder.find({
      width: info.width,
      height: info.height,
      channels: 3,
      data,
    });
    return face!.quality;
  };
  const plain = await measure((s) => s.gamma());
  const dark = await measure((s) => s.linear(0.15, 0));
  const bright = await measure((s) => s.linear(1.6, 90));
  const blurred = await measure((s) => s.blur(5));
  const small = await measure((s) => s.resize(320));
  expect(dark.MeanLuminance).toBeLessThan(plain.MeanLuminance / 3);
  expect(dark.UnderExposurePrevention).toBeLessThan(0.7);
  expect(bright.OverExposurePrevention).toBeLessThan(0.7);
  expect(blurred.Sharpness).toBeLessThan(plain.Sharpness / 2);
  expect(small.InterEyeDistance).toBeCloseTo(plain.InterEyeDistance / 2, -1);
});

test('a known face is followed from frame to frame without the detector, and leaks no tensors', async () => {
  const decode = async (phase: number) =>
    (await decodePhoto(await frameOf(people[2]!, phase), 'frame')).image;
  let known = (await finder.find(await decode(0))).map(({ region }) => region);
  const before = tf.memory().numTensors;
  for (let i = 1; i <= 20; i++) {
    const faces = await finder.find(await decode(i / 20), { known, detect: 'rest' });
    expect(faces).toHaveLength(1);
    known = faces.map(({ region }) => region);
  }
  expect(tf.memory().numTensors).toBe(before);
});
