import sharp from 'sharp';
import { loadFinder } from './sample-faces.ts';
import { shown } from './shown-picture.ts';
import { frontalPerson, written } from './turning-clip.ts';

const DEGREE = Math.PI / 180;
/** Frames in which it is held, and on its way to the next. */
const HELD = 18;
const MOVING = 8;
/** As a sheet of paper is bent that is held at its sides: more of its pixels turn, and the mesh with them. */
const BEND = 1 / 500;
/** Degrees about the upright and the level axis. */
const tilts = [
  [0, 0],
  [52, 0],
  [26, 0],
  [-26, 0],
  [-52, 0],
  [0, 0],
  [0, 42],
  [0, -42],
  [36, 26],
  [-36, -26],
] as const;

/** A clip of a picture of a person that somebody turns before the camera, to all sides, again and again. */
export async function flatClip(folder: string): Promise<string> {
  const finder = await loadFinder();
  const { width, height, data } = await frontalPerson(finder);
  const image = { width, height, channels: 3 as const, data };
  const [face] = await finder.find(image);
  finder.dispose();
  const { box } = face!;
  const center = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const frame = (yaw: number, pitch: number): Promise<Buffer> => {
    const held = { yaw: yaw * DEGREE, pitch: pitch * DEGREE, shift: { x: 0, y: 0 }, bend: BEND };
    return sharp(shown(image, center, held).data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 90 })
      .toBuffer();
  };
  const frames: Buffer[] = [];
  for (const [i, [yaw, pitch]] of tilts.entries()) {
    const still = await frame(yaw, pitch);
    frames.push(...Array.from({ length: HELD }, () => still));
    const [nextYaw, nextPitch] = tilts[(i + 1) % tilts.length]!;
    for (let step = 1; step < MOVING; step++) {
      const share = step / MOVING;
      frames.push(await frame(yaw + (nextYaw - yaw) * share, pitch + (nextPitch - pitch) * share));
    }
  }
  return written(folder, 'flat', frames);
}
