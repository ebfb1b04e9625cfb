import sharp from 'sharp';
import { chipSide, type NewSample } from '../../electron/contract/index.ts';
import { goodQuality } from './samples.ts';

/** Somebody who was never born, with the colors of their skin, hair and wall. */
export interface DrawnPerson {
  readonly name: string;
  readonly skin: string;
  readonly hair: string;
  readonly wall: string;
}

/** Degrees that a head is turned, and clockwise from above the side that lies in shadow then; two pictures are not one moment. */
export interface Turn {
  readonly yaw: number;
  readonly pitch: number;
  readonly shadow?: number;
}

/** People with names that show what a page does with them: long, in another script, with accents, one short. */
export const drawnPeople: readonly DrawnPerson[] = [
  ['Ada Lovelace', '#c98f6b', '#3b2a20', '#b9c4c6'],
  ['José García Márquez', '#a8744f', '#15110e', '#c7c2b4'],
  ['Wolfeschlegelsteinhausenbergerdorff', '#e3b48f', '#8a5a2b', '#b4c3cf'],
  ['Юлия Ковалёва', '#d9a77f', '#101010', '#cdbfc4'],
  ['Zoë', '#8d5a3c', '#2a1a12', '#bccbb9'],
  ['Grace Hopper', '#e8c1a0', '#d8d2c6', '#aebfb8'],
  ['Kwame Nkansah', '#5f3b27', '#17110d', '#c9cdd6'],
  ['Mai Nguyễn', '#dfb58c', '#1d1a1a', '#d3c8b5'],
  ['Hedy Lamarr', '#ecccb2', '#4a2f22', '#a9b7c4'],
  ['Łukasz Żak', '#e6bd9c', '#b48a55', '#c4b8cb'],
  ['Amara Okafor', '#74492f', '#231712', '#b3c9cc'],
  ['Tomás Ñuñez', '#b9835c', '#2d211b', '#cfc9bd'],
  ['Élodie Faure', '#f0d2b8', '#a3502c', '#b8bdb0'],
  ['Søren Dahl', '#edc8a8', '#dcc07c', '#bcaeb4'],
  ['Fatima Zahra', '#c69468', '#1a1512', '#aac0b0'],
  ['Ingrid Solheim', '#f1d0b0', '#c9a050', '#b5b9c9'],
].map(([name, skin, hair, wall]) => ({ name: name!, skin: skin!, hair: hair!, wall: wall! }));

/** The poses of a full ring: center, left, right, up, down. */
export const ringOfTurns: readonly Turn[] = [
  { yaw: 0, pitch: 0 },
  { yaw: 18, pitch: 0, shadow: 67 },
  { yaw: -18, pitch: 0, shadow: -112 },
  { yaw: 0, pitch: 14, shadow: 157 },
  { yaw: 0, pitch: -14, shadow: -22 },
];

/** The raw chip of a drawn face. */
export async function drawnChip(person: DrawnPerson, turn: Turn): Promise<Uint8Array<ArrayBuffer>> {
  const picture = sharp(Buffer.from(drawnFace(person, turn)));
  return new Uint8Array(await picture.removeAlpha().raw().toBuffer());
}

/** A photograph of somebody before their wall, as a JPEG of 640×480: what a camera would see of them. */
export async function drawnScene(person: DrawnPerson, turn: Turn, quality = 92): Promise<Buffer> {
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480">
    <rect width="640" height="480" fill="${person.wall}"/><g transform="translate(208 128)">${faceOf(person, turn)}</g></svg>`;
  return sharp(Buffer.from(scene)).jpeg({ quality }).toBuffer();
}

/** A drawn face as the page sends it. */
export async function drawnSample(
  person: DrawnPerson,
  turn: Turn,
  takenAt: Date,
): Promise<NewSample> {
  const chip = new Blob([await drawnChip(person, turn)]);
  const quality = { ...goodQuality, HeadPoseYaw: turn.yaw, HeadPosePitch: turn.pitch };
  return { chip, quality, source: 'webcam', takenAt };
}

/** A face as an SVG of the chip's size. */
function drawnFace(person: DrawnPerson, turn: Turn): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${chipSide}" height="${chipSide}">
    <rect width="224" height="224" fill="${person.wall}"/>${faceOf(person, turn)}</svg>`;
}

/** What is drawn of a face, whose features move as the head turns. */
function faceOf({ skin, hair }: DrawnPerson, { yaw, pitch, shadow }: Turn): string {
  const [x, y] = [112 + yaw * 1.2, 112 - pitch * 1.2];
  return `<ellipse cx="112" cy="96" rx="92" ry="100" fill="${hair}"/>
    <ellipse cx="112" cy="122" rx="76" ry="98" fill="${skin}"/>
    <g fill="#fff"><ellipse cx="${x - 32}" cy="${y - 16}" rx="15" ry="9"/><ellipse cx="${x + 32}" cy="${y - 16}" rx="15" ry="9"/></g>
    <g fill="#26303a"><circle cx="${x - 32}" cy="${y - 16}" r="7"/><circle cx="${x + 32}" cy="${y - 16}" r="7"/></g>
    <path d="M${x} ${y - 6} q9 26 -3 30" fill="none" stroke="#7a4a35" stroke-width="4"/>
    <path d="M${x - 26} ${y + 44} q26 22 52 0" fill="none" stroke="#8e3b3b" stroke-width="7" stroke-linecap="round"/>
    ${shadow === undefined ? '' : shadowFrom(shadow)}`;
}

/** Darkness that grows towards a side, in degrees clockwise from above. */
function shadowFrom(degrees: number): string {
  return `<defs><linearGradient id="shadow" gradientTransform="rotate(${degrees - 90} 0.5 0.5)">
      <stop offset="0.25" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="0.6"/>
    </linearGradient></defs><rect width="224" height="224" fill="url(#shadow)"/>`;
}
