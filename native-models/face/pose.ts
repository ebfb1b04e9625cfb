import { MESH, type MeshPoint } from './mesh.ts';

/** Head pose in degrees; 0 looks into the camera. */
export interface HeadPose {
  /** Positive: the person turns to their own left (toward the right of an unmirrored image). */
  readonly yaw: number;
  /** Positive: the person looks up. */
  readonly pitch: number;
  /** Positive: the head tilts clockwise in the image. */
  readonly roll: number;
}

/**
 * The pitch that the mesh shows of a face that looks into the camera: MediaPipe's forehead stands a little
 * before its chin. The median over LFW's 13,233 photos.
 */
const NEUTRAL_PITCH = -6;

/** Head pose from the mesh's cheeks, forehead and chin. */
export function headPose(points: readonly MeshPoint[]): HeadPose {
  const across = difference(points[MESH.imageRightCheek]!, points[MESH.imageLeftCheek]!);
  const down = difference(points[MESH.chin]!, points[MESH.forehead]!);
  return {
    yaw: degrees(Math.atan2(across.z, Math.hypot(across.x, across.y))),
    pitch: degrees(Math.atan2(-down.z, Math.hypot(down.x, down.y))) - NEUTRAL_PITCH,
    roll: degrees(Math.atan2(across.y, across.x)),
  };
}

function difference(a: MeshPoint, b: MeshPoint): MeshPoint {
  return { x: a.x - b.x, y: a.y - b.y, z: a.z - b.z };
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
