import sharp from 'sharp';
import { expect, test } from 'vitest';
import { isChipJpeg } from '../../../../electron/core/bundle/chip-size.ts';
import { encodeChip } from '../../../../electron/core/importing/chip-jpeg.ts';
import { pictureOf } from '../../../support/samples.ts';

test('a chip is one, and nothing else is', async () => {
  const chip = await encodeChip(await pictureOf(1).bytes());
  expect(isChipJpeg(chip)).toBe(true);
  const progressive = await sharp(chip).jpeg({ progressive: true }).toBuffer();
  expect(isChipJpeg(progressive)).toBe(true);
  const others = [
    new Uint8Array(),
    chip.subarray(0, 100),
    chip.subarray(0, chip.length - 1),
    chip.with(0, 0),
    await sharp(chip).resize(223, 224, { fit: 'fill' }).jpeg().toBuffer(),
    await sharp(chip).png().toBuffer(),
    Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xd9),
  ];
  expect(others.map(isChipJpeg)).toEqual(others.map(() => false));
});
