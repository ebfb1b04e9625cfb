import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { decodePhoto } from '../../support/photo-reading.ts';
import type { FaceFinder } from '../../../native-models/face/finder.ts';
import { loadFinder, samplePhoto } from '../../support/sample-faces.ts';

let finder: FaceFinder;

beforeAll(async () => {
  finder = await loadFinder();
});

/** The people of a published photo, when it lies turned clockwise by so much. */
async function facesOf(photo: 1 | 2 | 3 | 4 | 5 | 6, turned: number) {
  const { image } = await decodePhoto(await readFile(samplePhoto(photo)), 'photo');
  const { data, info } = await sharp(image.data, {
    raw: { width: image.width, height: image.height, channels: 3 },
  })
    .rotate(turned)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3 as const, data };
}

test.each([1, 2, 3, 4, 5, 6] as const)(
  'no face of photo %i is taken for upright that is not, and turned all of them are found',
  async (photo) => {
    const straight = await finder.find(await facesOf(photo, 0), { detect: 'thorough' });
    expect(straight.length).toBeGreaterThan(0);
    for (const turned of [90, 180, 270] as const) {
      const image = await facesOf(photo, turned);
      for (const { quality } of await finder.find(image, { detect: 'thorough' })) {
        // Whoever lies on their side is found lying, not standing on something else.
        const tilt = quality.HeadPoseRoll - turned;
        expect(Math.abs(tilt - 360 * Math.round(tilt / 360))).toBeLessThan(60);
      }
      const turn = (360 - turned) as 90 | 180 | 270;
      const found = await finder.find(image, { detect: 'thorough', turn });
      const upright = found.filter(({ quality }) => Math.abs(quality.HeadPoseRoll) < 45);
      expect(upright).toHaveLength(straight.length);
    }
  },
);
