import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { dataFolder } from './needs.ts';
import { clipOf, loadFinder, peopleOf, samplePhoto } from './sample-faces.ts';

/** Three clips of three people for the fake camera: of real webcams where they are there, else made from the sample photographs. */
export async function threeClips(folder: string): Promise<[string, string, string]> {
  const real = ['person-a', 'person-f', 'person-h'].map((name) =>
    join(dataFolder, 'webcam', `${name}.mjpeg`),
  );
  if (real.every((file) => existsSync(file))) return real as [string, string, string];
  return (await sampleClips(folder, [0, 3, 1])) as [string, string, string];
}

/** A clip of one person, made from a photograph that face-api publishes. */
export async function sampleClip(folder: string): Promise<string> {
  return (await sampleClips(folder, [0]))[0]!;
}

/** Clips of people in the photograph, by their places from the left. */
export async function sampleClips(folder: string, places: readonly number[]): Promise<string[]> {
  const finder = await loadFinder();
  const people = await peopleOf(finder, samplePhoto(6));
  finder.dispose();
  return Promise.all(
    places.map(async (place) => {
      const file = join(folder, `sample-${place}.mjpeg`);
      writeFileSync(file, await clipOf(people[place]!));
      return file;
    }),
  );
}

/** A clip of 640×480 that shows two people at once: the middle of one clip's frames beside the middle of another's. */
export async function sideBySide(left: string, right: string, folder: string): Promise<string> {
  const [a, b] = [framesOf(left), framesOf(right)];
  const half = { width: 320, height: 480 };
  const frames = Array.from({ length: Math.max(a.length, b.length) }, async (_, i) => {
    const [input, other] = await Promise.all(
      [a[i % a.length]!, b[i % b.length]!].map((frame) =>
        sharp(frame)
          .resize(640, 480)
          .extract({ left: 160, top: 0, ...half })
          .toBuffer(),
      ),
    );
    return sharp(input)
      .extend({ right: half.width })
      .composite([{ input: other!, left: half.width, top: 0 }])
      .jpeg({ quality: 92 })
      .toBuffer();
  });
  const file = join(folder, 'two.mjpeg');
  writeFileSync(file, Buffer.concat(await Promise.all(frames)));
  return file;
}

/** The frames of a motion-JPEG clip, as JPEG files: one picture ends where the next one begins. */
export function framesOf(file: string): Buffer[] {
  const bytes = readFileSync(file);
  const boundary = Buffer.from([0xff, 0xd9, 0xff, 0xd8]);
  const frames: Buffer[] = [];
  let start = 0;
  for (let at = bytes.indexOf(boundary); at >= 0; at = bytes.indexOf(boundary, start)) {
    frames.push(bytes.subarray(start, at + 2));
    start = at + 2;
  }
  return [...frames, bytes.subarray(start)];
}
