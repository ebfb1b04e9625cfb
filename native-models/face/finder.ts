import type { Detect, FaceRegion, QualityMeasures, Turn } from '../vocabulary/index.ts';
import type { GraphFiles } from '../runtime/graph.ts';
import { alignmentPoints, cutChip } from './align.ts';
import { FaceDetector } from './detect.ts';
import { overlap, type Box, type PixelImage, type Point } from './image.ts';
import { FaceMesh, regionOfBox, regionOfMesh, type Mesh, type MeshPoint } from './mesh.ts';
import { measureQuality } from './quality.ts';
import { isPlainlyUpright, isUpright } from './upright.ts';

/** A face of an image, cut and judged. Positions are in pixels of that image. */
export interface FoundFace {
  readonly box: Box;
  /** The mesh network's score that this is a face, 0 to 1. */
  readonly score: number;
  /** Eye corners and base of the nose, in the order of the chip's template. */
  readonly landmarks: readonly Point[];
  /** chipSide × chipSide RGB. */
  readonly chip: Uint8Array<ArrayBuffer>;
  readonly quality: QualityMeasures;
  /** Where to look for the same face in the next frame. */
  readonly region: FaceRegion;
  /** All that the mesh network says of where its parts are. */
  readonly points: readonly MeshPoint[];
}

/** The files of the two networks. */
export interface FinderFiles {
  readonly detector: GraphFiles;
  readonly mesh: GraphFiles;
}

/** How to look. */
export interface FindOptions {
  /** Regions of faces that were seen before, which are followed. */
  readonly known?: readonly FaceRegion[];
  /** How hard to look for others. */
  readonly detect?: Detect;
  /** How far the image is turned before it is looked at; what is found is where it is in the image as it came. */
  readonly turn?: Turn;
  readonly times?: FinderTimes;
}

/** Milliseconds that the stages of one image took. */
export interface FinderTimes {
  detect: number;
  mesh: number;
  chip: number;
}

const MIN_MESH_SCORE = 0.5;
/** Two regions that overlap by more than this hold the same face. */
const SAME_FACE = 0.4;
/** The small input finds what fills a twelfth of the image or more; the large one, half of that. */
const SMALL_INPUT = 128;
const LARGE_INPUT = 256;

/** Detection, mesh, alignment and quality: from an image to its chips. Holds no state between images. */
export class FaceFinder {
  readonly #detector: FaceDetector;
  readonly #mesh: FaceMesh;

  private constructor(detector: FaceDetector, mesh: FaceMesh) {
    this.#detector = detector;
    this.#mesh = mesh;
  }

  /** Loads both networks on the current engine and runs each once, so that the first face does not wait. */
  static async load(files: FinderFiles): Promise<FaceFinder> {
    const finder = new FaceFinder(
      await FaceDetector.load(files.detector),
      await FaceMesh.load(files.mesh),
    );
    const blank = {
      width: 64,
      height: 64,
      channels: 3,
      data: new Uint8Array(64 * 64 * 3),
    } as const;
    await finder.find(blank);
    await finder.#mesh.locate(blank, { center: { x: 32, y: 32 }, side: 64, angle: 0 });
    return finder;
  }

  /** The faces of an image, biggest first. One that is new is a face only where its chip shows it upright. */
  async find(image: PixelImage, options: FindOptions = {}): Promise<FoundFace[]> {
    const { known = [], detect = 'quick', turn = 0, times } = options;
    const meshes: Mesh[] = [];
    const start = performance.now();
    const fresh = detect === 'rest' ? [] : await this.#detect(image, detect === 'thorough', turn);
    const detected = performance.now();
    for (const region of known) {
      const mesh = await this.#mesh.locate(image, region);
      if (isNew(mesh, meshes)) meshes.push(mesh);
    }
    for (const { region, score } of fresh) {
      if (meshes.some(({ points }) => sameFace(regionOfMesh(points), region))) continue;
      // The detector's box is rough: what the mesh finds in it says where to look properly.
      const first = await this.#mesh.locate(image, region);
      if (first.score < MIN_MESH_SCORE) continue;
      const mesh = await this.#mesh.locate(image, regionOfMesh(first.points));
      if (!isNew(mesh, meshes)) continue;
      if (isPlainlyUpright(mesh, score) || (await isUpright(this.#mesh, image, mesh))) {
        meshes.push(mesh);
      }
    }
    const located = performance.now();
    const faces = meshes
      .map((mesh) => faceOf(image, mesh, { turn, facesInImage: meshes.length }))
      .toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
    if (times) {
      times.detect = detected - start;
      times.mesh = located - detected;
      times.chip = performance.now() - located;
    }
    return faces;
  }

  /** Frees both networks. */
  dispose(): void {
    this.#detector.dispose();
    this.#mesh.dispose();
  }

  async #detect(image: PixelImage, thorough: boolean, turn: Turn) {
    const found = await this.#detector.detect(image, { inputSize: SMALL_INPUT, turn });
    if (thorough || found.length === 0) {
      found.push(...(await this.#detector.detect(image, { inputSize: LARGE_INPUT, turn })));
    }
    return found.map(({ box, keypoints, score }) => ({
      region: regionOfBox(box, keypoints[0]!, keypoints[1]!),
      score,
    }));
  }
}

/** Whether a mesh is of a face, and of one that is not among `meshes`. */
function isNew({ points, score }: Mesh, meshes: readonly Mesh[]): boolean {
  if (score < MIN_MESH_SCORE) return false;
  const region = regionOfMesh(points);
  return !meshes.some((other) => sameFace(regionOfMesh(other.points), region));
}

function faceOf(
  image: PixelImage,
  { points, score }: Mesh,
  of: { readonly turn: Turn; readonly facesInImage: number },
): FoundFace {
  const landmarks = alignmentPoints(points);
  const chip = cutChip(image, landmarks);
  const quality = measureQuality(chip, points, { ...of, image });
  const region = regionOfMesh(points);
  return { box: boxOf(points), score, landmarks, chip, quality, region, points };
}

function boxOf(points: readonly Point[]): Box {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function sameFace(a: FaceRegion, b: FaceRegion): boolean {
  return overlap(squareOf(a), squareOf(b)) > SAME_FACE;
}

function squareOf({ center, side }: FaceRegion): Box {
  return { x: center.x - side / 2, y: center.y - side / 2, width: side, height: side };
}
