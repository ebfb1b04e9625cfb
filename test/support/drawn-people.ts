import sharp from 'sharp';
import type { NewSample, Settings } from '../../electron/contract/index.ts';
import { assembleInNode } from '../../electron/shells/node-shell.ts';
import { chipSide } from '../../native-models/vocabulary/index.ts';
import { enrollAnyway } from './enroll-anyway.ts';
import { goodQuality } from './samples.ts';

/** People who were never born, with a color and the names that show what a page does with them. */
const people = [
  ['Ada Lovelace', '#c98f6b', '#3b2a20'],
  ['José García Márquez', '#a8744f', '#15110e'],
  ['Wolfeschlegelsteinhausenbergerdorff', '#e3b48f', '#8a5a2b'],
  ['Юлия Ковалёва', '#d9a77f', '#101010'],
  ['Zoë', '#8d5a3c', '#2a1a12'],
] as const;
/** Degrees that the heads of a person's samples are turned: center, left, right, up, down. */
const poses = [
  [0, 0],
  [18, 0],
  [-18, 0],
  [0, 14],
  [0, -14],
] as const;

/** Makes a gallery of drawn people, with consent and samples from every side, whose pages are in a language. */
export async function enrollDrawnPeople(
  dataFolder: string,
  language: Settings['language'],
): Promise<void> {
  const assembled = await assembleInNode('command line', dataFolder);
  const { kith } = assembled;
  try {
    await kith.settings.update({ welcomed: true, language });
    for (const [name, skin, hair] of people) {
      const samples = await Promise.all(poses.map((pose) => sampleOf(skin, hair, pose)));
      await enrollAnyway(kith, name, samples);
    }
  } finally {
    await assembled.close();
  }
}

async function sampleOf(
  skin: string,
  hair: string,
  [yaw, pitch]: readonly [number, number],
): Promise<NewSample> {
  const chip = await sharp(Buffer.from(drawnFace(skin, hair, yaw, pitch)))
    .removeAlpha()
    .raw()
    .toBuffer();
  return {
    chip: new Blob([new Uint8Array(chip)]),
    quality: { ...goodQuality, HeadPoseYaw: yaw, HeadPosePitch: pitch },
    source: 'webcam',
    takenAt: new Date(),
  };
}

/** A face as an SVG of the chip's size, whose features move as the head turns. */
function drawnFace(skin: string, hair: string, yaw: number, pitch: number): string {
  const [x, y] = [112 + yaw * 1.2, 112 - pitch * 1.2];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${chipSide}" height="${chipSide}" viewBox="0 0 224 224">
    <rect width="224" height="224" fill="#b9c4c6"/>
    <ellipse cx="112" cy="96" rx="92" ry="100" fill="${hair}"/>
    <ellipse cx="112" cy="122" rx="76" ry="98" fill="${skin}"/>
    <g fill="#fff"><ellipse cx="${x - 32}" cy="${y - 16}" rx="15" ry="9"/><ellipse cx="${x + 32}" cy="${y - 16}" rx="15" ry="9"/></g>
    <g fill="#26303a"><circle cx="${x - 32}" cy="${y - 16}" r="7"/><circle cx="${x + 32}" cy="${y - 16}" r="7"/></g>
    <path d="M${x} ${y - 6} q9 26 -3 30" fill="none" stroke="#7a4a35" stroke-width="4"/>
    <path d="M${x - 26} ${y + 44} q26 22 52 0" fill="none" stroke="#8e3b3b" stroke-width="7" stroke-linecap="round"/>
  </svg>`;
}
