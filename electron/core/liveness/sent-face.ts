import type { QualityMeasures } from '../../contract/index.ts';
import type { FaceToLookAt } from './liveness.ts';

/** A face of a frame as a page sends it. */
interface SentFace {
  readonly track: number;
  readonly quality: QualityMeasures;
  readonly crops: {
    readonly near: Blob | null;
    readonly wide: Blob | null;
    readonly virtual: boolean;
  } | null;
}

/** The same with its crops read. */
export async function faceToLookAt({ track, quality, crops }: SentFace): Promise<FaceToLookAt> {
  if (!crops) return { track, quality };
  const bytesOf = async (crop: Blob | null) => crop && crop.bytes();
  const [near, wide] = await Promise.all([bytesOf(crops.near), bytesOf(crops.wide)]);
  return { track, quality, crops: { near, wide }, virtual: crops.virtual };
}
