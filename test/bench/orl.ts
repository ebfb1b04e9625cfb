import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { dataFolder } from '../support/needs.ts';

/** Pixels of a picture, one byte each. */
const [WIDTH, HEIGHT] = [92, 112];
/** Its faces fill the picture, and the finder wants room around them; they are small, too. */
const [ROOM_BESIDE, ROOM_ABOVE, SCALE] = [40, 30, 3];

/** The people of ORL (AT&T), each with the files of their 10 pictures. */
export async function orlPeople(): Promise<string[][]> {
  const folder = join(dataFolder, 'orl');
  const people = (await readdir(folder, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  return Promise.all(
    people.map(async ({ name }) =>
      (await readdir(join(folder, name)))
        .filter((file) => file.endsWith('.pgm'))
        .map((file) => join(folder, name, file)),
    ),
  );
}

/** A picture of ORL (a raw PGM) as a PNG, enlarged, its edges drawn on. */
export async function orlPhoto(file: string): Promise<Uint8Array> {
  const pixels = (await readFile(file)).subarray(-WIDTH * HEIGHT);
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } })
    .extend({
      top: ROOM_ABOVE,
      bottom: ROOM_ABOVE,
      left: ROOM_BESIDE,
      right: ROOM_BESIDE,
      extendWith: 'copy',
    })
    .resize((WIDTH + 2 * ROOM_BESIDE) * SCALE)
    .png()
    .toBuffer();
}
