import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { nearestToCenter } from '../../electron/core/benchmark/nearest-to-center.ts';
import type { FaceFinder, FoundFace } from '../../native-models/face/finder.ts';
import type { Box, PixelImage } from '../../native-models/face/image.ts';
import { livenessBox } from '../../native-models/face/liveness-crop.ts';
import { resampleBox } from '../../native-models/face/resample-box.ts';
import { framesOf } from '../support/clips.ts';
import { dataFolder } from '../support/needs.ts';
import { decodePhoto } from '../support/photo-reading.ts';
import { loadFinder } from '../support/sample-faces.ts';
import { shown } from '../support/shown-picture.ts';
import { areaUnder } from './area-under.ts';
import { percent, quantile, type Figure } from './report.ts';

/** Pixels of a side of what is looked at: the face's box enlarged 2.7 times. */
const SIDE = 128;
/** Frames of a clip from one to the next that are compared: a sixth of a second. */
const APART = 2;
const FRAMES = 36;

/** A face in the middle of a picture, with what is around it in gray. */
interface Around {
  readonly gray: Float32Array;
  /** The face's box, in pixels of that. */
  readonly face: Box;
  /** The share of the face's pixels that are blown out. */
  readonly gloss: number;
}

/**
 * Evidence that needs no training: straight edges around the face, as of paper or a screen; blown-out spots on it; and how much of
 * the movement is the face's own. Each with what it would find of prints if it might wrong one person in a hundred.
 */
export async function benchCheapEvidence(): Promise<Figure[]> {
  const finder = await loadFinder();
  const [live, printed] = [await ofNuaa(finder, 'live'), await ofNuaa(finder, 'printed')];
  const of = (ones: readonly Around[], measure: (one: Around) => number) => ones.map(measure);
  const movements = await movement(finder);
  const bar = quantile(movements.live, 0.99);
  const wronged = movements.shaken.filter((value) => value > bar).length / movements.shaken.length;
  return [
    useOf('straight edges around the face, NUAA', of(live, edges), of(printed, edges)),
    useOf('blown-out spots on the face, NUAA', of(live, ({ gloss }) => gloss), of(printed, ({ gloss }) => gloss)), // prettier-ignore
    useOf('movement of what is around the face against its own, webcams and stills of them moved as pictures', movements.live, movements.pictures), // prettier-ignore
    {
      what: 'cheap evidence: the same bar before a camera that moves itself: people wronged',
      measured: `${percent(wronged)} of ${movements.shaken.length}`,
      bound: 'none',
      holds: true,
      numbers: { wronged, people: movements.shaken.length },
    },
  ];
}

/** What evidence is worth by itself: the higher, the more it speaks for a picture. */
function useOf(what: string, live: readonly number[], pictures: readonly number[]): Figure {
  const auc = areaUnder(pictures, live);
  const bar = quantile(live, 0.99);
  const found = pictures.filter((value) => value > bar).length / pictures.length;
  return {
    what: `cheap evidence: ${what}: area under the curve; pictures found where 1% of people would be wronged`,
    measured: `${auc.toFixed(3)}; ${percent(found)} of ${pictures.length} (${live.length} of people)`,
    bound: 'none',
    holds: true,
    numbers: { auc, found, pictures: pictures.length, live: live.length },
  };
}

async function ofNuaa(finder: FaceFinder, kind: 'live' | 'printed'): Promise<Around[]> {
  const all: Around[] = [];
  const folder = join(dataFolder, 'spoof', kind);
  for (const person of (await readdir(folder)).toSorted()) {
    for (const file of (await readdir(join(folder, person))).toSorted()) {
      const path = join(folder, person, file);
      const { image } = await decodePhoto(await readFile(path), path);
      const face = nearestToCenter(await finder.find(image), image);
      if (face) all.push(around(image, face.box));
    }
  }
  return all;
}

function around(image: PixelImage, box: Box): Around {
  const region = livenessBox(image, box, 2.7);
  const pixels = resampleBox(image, region, SIDE);
  const gray = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < gray.length; i++) {
    gray[i] = 0.299 * pixels[3 * i]! + 0.587 * pixels[3 * i + 1]! + 0.114 * pixels[3 * i + 2]!;
  }
  const scale = SIDE / region.width;
  const face = {
    x: (box.x - region.x) * scale,
    y: (box.y - region.y) * scale,
    width: box.width * scale,
    height: box.height * scale,
  };
  let [bright, count] = [0, 0];
  for (let y = Math.max(0, Math.round(face.y)); y < Math.min(SIDE, face.y + face.height); y++) {
    for (let x = Math.max(0, Math.round(face.x)); x < Math.min(SIDE, face.x + face.width); x++) {
      count++;
      if (gray[y * SIDE + x]! > 245) bright++;
    }
  }
  return { gray, face, gloss: bright / count };
}

/** How straight the second straightest of the edges on the four sides of the face is: the share of its length that has a step the same way. */
function edges({ gray, face }: Around): number {
  const sides = [
    straightest(gray, true, 2, face.x - 2, face.y, face.y + face.height),
    straightest(gray, true, face.x + face.width + 2, SIDE - 3, face.y, face.y + face.height),
    straightest(gray, false, 2, face.y - 2, face.x, face.x + face.width),
    straightest(gray, false, face.y + face.height + 2, SIDE - 3, face.x, face.x + face.width),
  ];
  return sides.toSorted((a, b) => b - a)[1]!;
}

/** Gray levels of a step that counts. */
const STEP = 8;

function straightest(
  gray: Float32Array,
  upright: boolean,
  from: number,
  to: number,
  start: number,
  end: number,
): number {
  const at = (along: number, across: number) =>
    upright ? gray[along * SIDE + across]! : gray[across * SIDE + along]!;
  const [first, last] = [Math.max(0, Math.round(start)), Math.min(SIDE - 1, Math.round(end))];
  let best = 0;
  for (let slope = -0.2; slope <= 0.2; slope += 0.04) {
    for (let offset = Math.ceil(from); offset <= to; offset++) {
      let [up, down] = [0, 0];
      for (let along = first; along <= last; along++) {
        const across = Math.round(offset + slope * (along - (first + last) / 2));
        if (across < 1 || across > SIDE - 2) continue;
        const step = at(along, across + 1) - at(along, across - 1);
        if (step > STEP) up++;
        if (step < -STEP) down++;
      }
      best = Math.max(best, Math.max(up, down) / (last - first + 1));
    }
  }
  return best;
}

/**
 * The share of change around the face in that of the face, over a clip: of people, of a still of each that is moved as a picture,
 * and of the same people as a camera would see them that is moved as far.
 */
async function movement(
  finder: FaceFinder,
): Promise<{ live: number[]; pictures: number[]; shaken: number[] }> {
  const [live, pictures, shaken]: [number[], number[], number[]] = [[], [], []];
  for (const file of (await readdir(join(dataFolder, 'webcam'))).toSorted()) {
    const frames = framesOf(join(dataFolder, 'webcam', file)).slice(0, FRAMES);
    const images: PixelImage[] = [];
    for (const [i, frame] of frames.entries()) {
      images.push((await decodePhoto(frame, `${basename(file)} ${i}`)).image);
    }
    const face = nearestToCenter(await finder.find(images[0]!), images[0]!);
    if (!face) continue;
    live.push(...sharesOf(images, face));
    const center = { x: face.box.x + face.box.width / 2, y: face.box.y + face.box.height / 2 };
    const moved = (image: PixelImage, i: number, turn: number) => {
      const phase = (2 * Math.PI * i) / 24;
      const shift = { x: 8 * Math.sin(phase), y: 5 * Math.cos(phase) };
      return shown(image, center, { yaw: turn * Math.sin(phase), pitch: 0, shift, bend: 0 });
    };
    const still = images.map((_, i) => moved(images[0]!, i, 0.1));
    pictures.push(...sharesOf(still, face));
    const handHeld = images.map((image, i) => moved(image, i, 0));
    shaken.push(...sharesOf(handHeld, face));
  }
  return { live, pictures, shaken };
}

function sharesOf(images: readonly PixelImage[], { box }: FoundFace): number[] {
  return images.flatMap((image, i) => {
    const before = images[i - APART];
    if (!before) return [];
    const [now, then] = [around(image, box), around(before, box)];
    const change = { face: 0, faces: 0, around: 0, arounds: 0 };
    const { x, y, width, height } = now.face;
    for (let row = 0; row < SIDE; row++) {
      for (let column = 0; column < SIDE; column++) {
        // Shoulders move with a head.
        if (row > y + height) continue;
        const at = row * SIDE + column;
        const difference = Math.abs(now.gray[at]! - then.gray[at]!);
        const inside = column >= x && column <= x + width && row >= y;
        change[inside ? 'face' : 'around'] += difference;
        change[inside ? 'faces' : 'arounds']++;
      }
    }
    const own = change.face / change.faces;
    // Where nothing moves there is nothing to tell.
    return own < 2 ? [] : [change.around / change.arounds / own];
  });
}
