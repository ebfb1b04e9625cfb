import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { decodePhoto } from './photo-reading.ts';
import type { FaceFinder } from '../../native-models/face/finder.ts';
import { loadFinder, peopleOf, samplePhoto, type SamplePerson } from './sample-faces.ts';

/** Degrees, signs as in the quality measures. */
interface Turn {
  readonly yaw: number;
  readonly pitch: number;
}

/** Frames of Chromium's fake camera, which shows 30 a second: how long a pose is held, and how long the way to the next takes. */
const HELD = 24;
const MOVING = 8;
const front: Turn = { yaw: 0, pitch: 0 };
/** Pixels from a head's middle to its edges. */
const HEAD = { width: 130, height: 165 };
/** The poses of the clip, as the finder measures them. */
const round: readonly Turn[] = [
  front,
  { yaw: 17, pitch: 0 },
  front,
  { yaw: -17, pitch: 0 },
  front,
  { yaw: 0, pitch: 13 },
  front,
  { yaw: 0, pitch: -13 },
];

/** A clip of one person of the sample photograph who looks into the camera, to both sides, up and down, again and again. */
export async function turningClip(folder: string): Promise<string> {
  const finder = await loadFinder();
  const person = await frontalPerson(finder);
  const turns: Turn[] = [];
  for (const pose of round) turns.push(await turnTo(pose, person, finder));
  finder.dispose();
  const frames: Buffer[] = [];
  for (const [i, turn] of turns.entries()) {
    const held = await turnedFrame(person, turn);
    frames.push(...Array.from({ length: HELD }, () => held));
    const next = turns[(i + 1) % turns.length]!;
    for (let step = 1; step < MOVING; step++) {
      frames.push(await turnedFrame(person, between(turn, next, step / MOVING)));
    }
  }
  return written(folder, 'turning', frames);
}

/** How far the head of the photograph has to turn for a pose to be measured. */
async function turnTo(wanted: Turn, person: SamplePerson, finder: FaceFinder): Promise<Turn> {
  let turn = wanted;
  for (let i = 0; i < 8; i++) {
    const { image } = await decodePhoto(await turnedFrame(person, turn), 'frame');
    const { HeadPoseYaw, HeadPosePitch } = (await finder.find(image))[0]!.quality;
    turn = {
      yaw: turn.yaw + 0.5 * (wanted.yaw - HeadPoseYaw),
      pitch: turn.pitch + 0.5 * (wanted.pitch - HeadPosePitch),
    };
  }
  return turn;
}

/** A clip of a head that holds still while the camera's noise and the light change. */
export async function stillClip(folder: string): Promise<string> {
  const finder = await loadFinder();
  const { width, height, data } = await frontalPerson(finder);
  finder.dispose();
  const frames = await Promise.all(
    Array.from({ length: 60 }, (_, i) =>
      sharp(data, { raw: { width, height, channels: 3 } })
        .modulate({ brightness: 1 + 0.04 * Math.sin(i) })
        .jpeg({ quality: 55 + (i % 40) })
        .toBuffer(),
    ),
  );
  return written(folder, 'still', frames);
}

/** The only one on the sample photographs who looks straight into the camera, in better light. */
export async function frontalPerson(finder: FaceFinder): Promise<SamplePerson> {
  const { width, height, data } = (await peopleOf(finder, samplePhoto(5)))[0]!;
  const raw = { width, height, channels: 3 } as const;
  return {
    width,
    height,
    data: await sharp(data, { raw }).gamma(1.7).linear(1.35).raw().toBuffer(),
  };
}

/** Writes a clip of motion-JPEG, and tells where. */
export function written(folder: string, name: string, frames: readonly Buffer[]): string {
  const file = join(folder, `${name}.mjpeg`);
  writeFileSync(file, Buffer.concat(frames));
  return file;
}

function between(a: Turn, b: Turn, share: number): Turn {
  const mix = (from: number, to: number) => from + (to - from) * share;
  return { yaw: mix(a.yaw, b.yaw), pitch: mix(a.pitch, b.pitch) };
}

/** A person with their head turned by so much from how the photograph shows it: the picture is laid around an ellipsoid, which turns. */
function turnedFrame(person: SamplePerson, { yaw, pitch }: Turn): Promise<Buffer> {
  const { width, height, data } = person;
  const output = Buffer.alloc(data.length);
  // A head that turns to its own left turns to the right of the picture.
  const [right, up] = [yaw, pitch].map((degrees) => (degrees * Math.PI) / 180) as [number, number];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = turnedBack(
        (x - width / 2) / HEAD.width,
        (y - height / 2) / HEAD.height,
        right,
        up,
      );
      const [fromX, fromY] = [width / 2 + u * HEAD.width, height / 2 + v * HEAD.height];
      sampleInto(output, (y * width + x) * 3, person, fromX, fromY);
    }
  }
  return sharp(output, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Where on the unit sphere's picture a point was before the sphere turned right and up; outside of it nothing moved. */
function turnedBack(u: number, v: number, right: number, up: number): [number, number] {
  const square = u * u + v * v;
  if (square >= 1) return [u, v];
  const z = Math.sqrt(1 - square);
  const nodded = v * Math.cos(up) + z * Math.sin(up);
  const depth = z * Math.cos(up) - v * Math.sin(up);
  const turned = u * Math.cos(right) - depth * Math.sin(right);
  const seen = depth * Math.cos(right) + u * Math.sin(right) > 0;
  // What was behind the head is drawn as its edge.
  const length = seen ? 1 : Math.hypot(turned, nodded);
  return [turned / length, nodded / length];
}

/** Writes the pixel between the four nearest ones. */
function sampleInto(
  output: Buffer,
  at: number,
  { width, height, data }: SamplePerson,
  x: number,
  y: number,
): void {
  const left = Math.max(0, Math.min(width - 2, Math.floor(x)));
  const top = Math.max(0, Math.min(height - 2, Math.floor(y)));
  const [fx, fy] = [x - left, y - top].map((part) => Math.max(0, Math.min(1, part)));
  const i = (top * width + left) * 3;
  const below = i + width * 3;
  for (let c = 0; c < 3; c++) {
    const upper = data[i + c]! * (1 - fx!) + data[i + 3 + c]! * fx!;
    const lower = data[below + c]! * (1 - fx!) + data[below + 3 + c]! * fx!;
    output[at + c] = upper * (1 - fy!) + lower * fy!;
  }
}
