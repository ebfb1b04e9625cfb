import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { chipBytes, KithError } from '../../../../electron/contract/index.ts';
import { readRegion } from '../../../../electron/core/importing/read-region.ts';
import type { PhotoReading } from '../../../../electron/core/ports/index.ts';
import type { HostFace } from '../../../../native-models/vocabulary/host-contract.ts';
import { pretendReading } from '../../../support/pretend-networks.ts';
import { goodQuality } from '../../../support/samples.ts';

const size = { width: 800, height: 600 };
const photo = sharp({ create: { ...size, channels: 3, background: '#789' } })
  .jpeg()
  .toBuffer();

/** A face of 80×80 around a place, marked by how sharp it is. */
function faceAt(x: number, y: number, mark: number): HostFace {
  return {
    box: { x: x - 40, y: y - 40, width: 80, height: 80 },
    region: { center: { x, y }, side: 120, angle: 0 },
    score: 1,
    landmarks: [],
    chip: new Uint8Array(chipBytes),
    quality: { ...goodQuality, SingleFacePresent: false, Sharpness: mark },
  };
}

function reading(faces: readonly HostFace[]): PhotoReading {
  return { ...pretendReading, findFaces: async () => [...faces] };
}

test('the face nearest to the region is the one, alone in its picture', async () => {
  const faces = [faceAt(200, 300, 1), faceAt(300, 300, 2), faceAt(600, 300, 3)];
  const region = { x: 290 / 800, y: 310 / 600, width: 0.12, height: 0.16 };
  const { face } = await readRegion(reading(faces), await photo, 'group.jpg', region);
  expect(face.quality).toMatchObject({ Sharpness: 2, SingleFacePresent: true });
});

test('whoever stands elsewhere is not taken for the one in the region', async () => {
  const bytes = await photo;
  // Faces stand a little apart, the region anywhere.
  const stands = fc.record({
    x: fc.integer({ min: 0, max: 7 }).map((column) => 60 + 90 * column),
    y: fc.integer({ min: 0, max: 5 }).map((row) => 60 + 90 * row),
  });
  const faces = fc.uniqueArray(stands, { maxLength: 6, selector: ({ x, y }) => `${x} ${y}` });
  const at = fc.record({
    x: fc.integer({ min: 40, max: 760 }),
    y: fc.integer({ min: 40, max: 560 }),
  });
  await fc.assert(
    fc.asyncProperty(faces, at, async (places, middle) => {
      const region = { x: middle.x / 800, y: middle.y / 600, width: 80 / 800, height: 80 / 600 };
      const away = places.map(({ x, y }) =>
        Math.max(Math.abs(x - middle.x), Math.abs(y - middle.y)),
      );
      const found = readRegion(
        reading(places.map(({ x, y }, i) => faceAt(x, y, i))),
        bytes,
        'group.jpg',
        region,
      );
      const nearest = await found.then(
        ({ face }) => away[face.quality.Sharpness],
        (error: unknown) =>
          error instanceof KithError && error.code === 'RegionEmpty' ? error.subject : error,
      );
      // Three quarters of the region's 80 pixels.
      const least = Math.min(...away);
      expect(nearest).toBe(least <= 60 ? least : 'group.jpg');
    }),
    { numRuns: 60 },
  );
});
