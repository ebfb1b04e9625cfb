import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import sharp from 'sharp';
import { decodePhoto } from './photo-reading.ts';
import { readPack } from '../../electron/models/packs.ts';
import { finderPack } from '../../electron/models/packs/finder.ts';
import { FaceFinder } from '../../native-models/face/finder.ts';
import { startEngine } from '../../native-models/runtime/engines.ts';

/** The folder of installed packages. */
export const modulesFolder = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** The photographs that `@vladmandic/face-api` publishes with its demos; each shows several women. */
export function samplePhoto(number: 1 | 2 | 3 | 4 | 5 | 6): string {
  return `${modulesFolder}/@vladmandic/face-api/demo/sample${number}.jpg`;
}

/** Loads the finder on the wasm engine of this process. */
export async function loadFinder(): Promise<FaceFinder> {
  if (tf.getBackend() !== 'wasm') await startEngine('wasm');
  const files = await readPack(finderPack, modulesFolder);
  const parse = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));
  return FaceFinder.load({
    detector: { topology: parse(files['detectorTopology']!), weights: files['detectorWeights']! },
    mesh: { topology: parse(files['meshTopology']!), weights: files['meshWeights']! },
  });
}

/** A person of a sample photo: the region around their face, 640×480, RGB. */
export interface SamplePerson {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** The people of a sample photo, left to right, each cut out alone with room around the face. */
export async function peopleOf(finder: FaceFinder, file: string): Promise<SamplePerson[]> {
  const { image } = await decodePhoto(await readFile(file), file);
  const faces = (await finder.find(image)).toSorted((a, b) => a.box.x - b.box.x);
  const width = 640;
  const height = 480;
  return Promise.all(
    faces.map(async ({ box }) => {
      // The face fills half of the height, as before a webcam.
      const cropHeight = Math.round(box.height * 1.9);
      const cropWidth = Math.round((cropHeight * width) / height);
      const left = Math.round(box.x + box.width / 2 - cropWidth / 2);
      const top = Math.round(box.y + box.height / 2 - cropHeight / 2);
      const edge = 600;
      const padded = await sharp(image.data, {
        raw: { width: image.width, height: image.height, channels: 3 },
      })
        .extend({ top: edge, bottom: edge, left: edge, right: edge, background: '#7d858c' })
        .raw()
        .toBuffer({ resolveWithObject: true });
      const data = await sharp(padded.data, {
        raw: { width: padded.info.width, height: padded.info.height, channels: 3 },
      })
        .extract({ left: left + edge, top: top + edge, width: cropWidth, height: cropHeight })
        .resize(width, height)
        .raw()
        .toBuffer();
      // Neighbors are close in these photos; all but the middle is blurred away.
      return { width, height, data: await hideOthers(data, width, height) };
    }),
  );
}

/** Keeps an oval in the middle and blurs the rest beyond recognition. */
async function hideOthers(data: Buffer, width: number, height: number): Promise<Buffer> {
  const blurred = await sharp(data, { raw: { width, height, channels: 3 } })
    .blur(28)
    .raw()
    .toBuffer();
  const output = Buffer.from(data);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const distance = Math.hypot((x - width / 2) / 190, (y - height / 2) / 235);
      const mix = Math.min(1, Math.max(0, (distance - 0.92) * 6));
      const i = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) {
        output[i + c] = data[i + c]! * (1 - mix) + blurred[i + c]! * mix;
      }
    }
  }
  return output;
}

/**
 * One frame of a person who moves: shifted, scaled, tilted, narrowed as by a turn of the head, and relit from one side and the
 * other, by the phase (0 to 1 is once around).
 */
export async function frameOf(person: SamplePerson, phase: number): Promise<Buffer> {
  const { width, height } = person;
  const turn = Math.sin(phase * 2 * Math.PI);
  const other = Math.cos(phase * 2 * Math.PI);
  const scale = 1.06 + 0.06 * other;
  const [w, h] = [Math.round(width * scale * (1 - 0.07 * (1 + other))), Math.round(height * scale)];
  const lit = relight(person, turn);
  const rotated = await sharp(lit, { raw: { width, height, channels: 3 } })
    .resize(w, h, { fit: 'fill' })
    .rotate(turn * 6, { background: '#7d858c' })
    .modulate({ brightness: 1 + 0.16 * turn, saturation: 1 - 0.1 * other })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { info } = rotated;
  const edge = 80;
  const left = edge + Math.round((info.width - width) / 2 + turn * 8);
  const top = edge + Math.round((info.height - height) / 2 + other * 6);
  const framed = await sharp(rotated.data, {
    raw: { width: info.width, height: info.height, channels: 3 },
  })
    .extend({ top: edge, bottom: edge, left: edge, right: edge, background: '#7d858c' })
    .raw()
    .toBuffer();
  return sharp(framed, {
    raw: { width: info.width + 2 * edge, height: info.height + 2 * edge, channels: 3 },
  })
    .extract({
      left,
      top,
      width,
      height,
    })
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** Light from the left (−1) or from the right (1), falling off over the face. */
function relight({ width, height, data }: SamplePerson, from: number): Buffer {
  const output = Buffer.from(data);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const side = Math.max(-1, Math.min(1, (x - width / 2) / 110));
      const light = 1 + 0.4 * from * side;
      const i = (y * width + x) * 3;
      for (let c = 0; c < 3; c++) output[i + c] = Math.min(255, data[i + c]! * light);
    }
  }
  return output;
}

/** A motion-JPEG clip of a person who moves, as Chromium's fake camera plays it: frames one after another. */
export async function clipOf(person: SamplePerson, frames = 60): Promise<Buffer> {
  const all = await Promise.all(
    Array.from({ length: frames }, (_, i) => frameOf(person, i / frames)),
  );
  return Buffer.concat(all);
}

/** Photo files of a person, one for each phase of `frameOf`, as a browser test chooses them. */
export function photoFilesOf(
  person: SamplePerson,
  phases: readonly number[],
): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  return Promise.all(
    phases.map(async (phase) => ({
      name: `${phase}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await frameOf(person, phase),
    })),
  );
}

/** Many photo files of a person that nobody would take for each other: some frames, lit from up to six sides. */
export function manyPhotosOf(
  person: SamplePerson,
): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  return Promise.all(
    lights.map(async ([phase, side]) => ({
      name: `${phase}-${side}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await sharp(await frameOf(person, phase))
        .composite([{ input: Buffer.from(shade(person, (side * Math.PI) / 3)) }])
        .jpeg()
        .toBuffer(),
    })),
  );
}

/** Phases and sixths of a turn of the light that make pictures of their own. */
const lights = [
  ...[0, 1, 2, 3, 4, 5].map((side) => [0, side] as const),
  ...[0, 2, 3, 4, 5].map((side) => [0.5, side] as const),
  ...[1, 3, 5].map((side) => [0.6, side] as const),
];

function shade({ width, height }: SamplePerson, angle: number): string {
  const [x, y] = [Math.cos(angle) / 4, Math.sin(angle) / 4];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <linearGradient id="shade" x1="${0.5 - x}" y1="${0.5 - y}" x2="${0.5 + x}" y2="${0.5 + y}">
      <stop offset="0" stop-opacity="0"/><stop offset="1" stop-opacity="0.6"/>
    </linearGradient>
    <rect width="${width}" height="${height}" fill="url(#shade)"/>
  </svg>`;
}
