import type { PixelImage } from './image.ts';
import { regionOfMesh, type FaceMesh, type Mesh } from './mesh.ts';

/** Logits by which one look has to be surer than the other to need no second one. */
const CLEAR = 4;
/** Logits between those of faces that are upright and those that are not. */
const BETWEEN = 1.3;
/** The score is a 32-bit number: nearer to 0 and 1 it says nothing. */
const LEAST = 2 ** -24;

/** Scores of detector and mesh that no upside-down face was seen to have together. */
const PLAIN_DETECTION = 0.85;
const PLAIN_MESH = 0.9995;

/** Whether both networks are so sure of a face that there is no need to look again from below: most upright ones are. */
export function isPlainlyUpright(mesh: Mesh, detection: number): boolean {
  return detection >= PLAIN_DETECTION && mesh.score >= PLAIN_MESH;
}

/**
 * Whether a mesh lies on its face the right way up. The network was shown upright faces only and sees one in many that are upside
 * down, chin for forehead, with a score up to 1; so it looks again from below, and has to be surer from above (see decision 032).
 */
export async function isUpright(
  network: FaceMesh,
  image: PixelImage,
  mesh: Mesh,
): Promise<boolean> {
  const region = regionOfMesh(mesh.points);
  const below = await network.locate(image, { ...region, angle: region.angle + Math.PI });
  const surer = logit(mesh.score) - logit(below.score);
  if (Math.abs(surer) > CLEAR) return surer > 0;
  // As from above: what the mesh finds says where to look properly.
  const again = await network.locate(image, regionOfMesh(below.points));
  return logit(mesh.score) - logit(again.score) > BETWEEN;
}

function logit(score: number): number {
  const within = Math.min(1 - LEAST, Math.max(LEAST, score));
  return Math.log(within / (1 - within));
}
