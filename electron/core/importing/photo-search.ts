import type { HostFace } from '../../../native-models/vocabulary/host-contract.ts';
import type { Turn } from '../../../native-models/vocabulary/index.ts';
import type { FaceFinding } from '../ports/index.ts';
import type { Photo, Shrunk } from './decode-photo.ts';
import { isUpright } from './is-upright.ts';
import { smallestFace, tilesOf } from './tiles.ts';
import { inOriginal, inView, viewOf, type View } from './view.ts';

/** What is smaller than these parts of the longest side may have others like it that the quicker look does not see. */
const FAIRLY_SMALL = 1 / 6;
const VERY_SMALL = 1 / 12;
/** Longest side of a tile as it is looked at. */
const TILE_SIDE = 768;
/** A chip has 78 pixels between the eyes: with fewer, the original may have more to show. */
const FULL_EYE_DISTANCE = 90;
/** Pixels of a region's side from which a chip loses nothing: it is 3.6 times the distance of the eyes. */
const FULL_REGION = 336;
/** A turned region's corners stick out of its square; so much of its side around it holds them. */
const AROUND = 1.5;
/** Faces whose centers are nearer than this part of the larger's region, which has half its room around it, are one. */
const SAME_FACE = 0.3;

/** The looks at one photo. */
export class PhotoSearch {
  readonly #networks: FaceFinding;
  readonly #photo: Photo;
  #whole: Promise<Shrunk> | null = null;

  constructor(networks: FaceFinding, photo: Photo) {
    this.#networks = networks;
    this.#photo = photo;
  }

  /** From how many pixels of the original on a thorough look finds faces. */
  get smallest(): number {
    const { width, height, scale } = this.#pixels();
    return Math.round(smallestFace(width, height) * scale);
  }

  /** The faces of the photo when it is turned, biggest first, each once and cut from the original. */
  async faces(turn: Turn, detect: 'quick' | 'thorough'): Promise<HostFace[]> {
    const found: HostFace[] = [];
    const ofTiles = new Set<HostFace>();
    const look = async (view: View, how: 'quick' | 'thorough'): Promise<HostFace[]> => {
      const faces = await this.#networks.findFaces(view.image, { detect: how, turn });
      const placed = faces.map((face) => inOriginal(face, view));
      found.push(...placed);
      return placed;
    };
    const { image, scale } = this.#photo;
    const overview = { image, scale, left: 0, top: 0 };
    const longest = Math.max(image.width, image.height) * scale;
    const mayMiss = (part: number): boolean =>
      detect === 'thorough' ||
      !found.some((face) => isUpright(face) && sideOf(face) >= longest * part);
    await look(overview, detect);
    if (detect === 'quick' && mayMiss(FAIRLY_SMALL)) await look(overview, 'thorough');
    const { width, height } = this.#pixels();
    if (mayMiss(VERY_SMALL) && tilesOf(width, height).length > 0) {
      const whole = await this.#original();
      for (const tile of tilesOf(whole.image.width, whole.image.height)) {
        const view = await viewOf(whole, tile, TILE_SIDE);
        for (const face of await look(view, 'thorough')) ofTiles.add(face);
      }
    }
    const cut: HostFace[] = [];
    for (const face of distinct(found)) {
      const whole = face.quality.InterEyeDistance / scale >= FULL_EYE_DISTANCE || scale === 1;
      // At the edge of a tile a face is cut off that the picture shows whole.
      if (whole && !ofTiles.has(face)) cut.push(face);
      else cut.push(...(await this.#lookCloser(face, turn)));
    }
    return distinct(cut);
  }

  /** The same face cut from the original; none where it turns out not to be one. */
  async #lookCloser(face: HostFace, turn: Turn): Promise<HostFace[]> {
    const whole = await this.#original();
    const { center, side } = face.region;
    const reach = (side * AROUND) / 2;
    const edge = (at: number, end: number): number =>
      Math.max(0, Math.min(end, Math.round(at / whole.scale)));
    const left = edge(center.x - reach, whole.image.width - 1);
    const top = edge(center.y - reach, whole.image.height - 1);
    const right = edge(center.x + reach, whole.image.width);
    const bottom = edge(center.y + reach, whole.image.height);
    const part = {
      left,
      top,
      width: Math.max(1, right - left),
      height: Math.max(1, bottom - top),
    };
    const view = await viewOf(whole, part, FULL_REGION * AROUND);
    const known = [inView(face, view).region];
    const again = await this.#networks.findFaces(view.image, { detect: 'rest', turn, known });
    return again.map((one) => inOriginal(one, view));
  }

  /** About the size of what `#original` will be, and its scale. */
  #pixels(): { width: number; height: number; scale: number } {
    const { image, scale, wholeScale } = this.#photo;
    const grown = scale / wholeScale;
    return {
      width: Math.round(image.width * grown),
      height: Math.round(image.height * grown),
      scale: wholeScale,
    };
  }

  #original(): Promise<Shrunk> {
    this.#whole ??= this.#photo.whole();
    return this.#whole;
  }
}

/** Each face once, biggest first. */
function distinct(faces: readonly HostFace[]): HostFace[] {
  const kept: HostFace[] = [];
  for (const face of faces.toSorted((a, b) => b.region.side - a.region.side)) {
    if (!kept.some((other) => isSame(other, face))) kept.push(face);
  }
  return kept.toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
}

function isSame({ region: larger }: HostFace, { region: smaller }: HostFace): boolean {
  const apart = Math.hypot(larger.center.x - smaller.center.x, larger.center.y - smaller.center.y);
  return apart < SAME_FACE * larger.side;
}

function sideOf({ box }: HostFace): number {
  return Math.max(box.width, box.height);
}
