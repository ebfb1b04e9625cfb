import type { QualityMeasures } from '../../contract/index.ts';
import type { FaceToLookAt } from './liveness.ts';

/** A face of a frame as a page sends it. */
interface SentFace {
  readonly track: number;
  readonly quality: QualityMeasures;
  readonly crops: { readonly near: Blob; readonly wide: Blob; readonly virtual: boolean } | null;
}

/** The same with its crops read. */
export async function faceToLookAt({ track, quality, crops }: SentFace): Promise<FaceToLookAt> {
  if (!crops) return { track, quality };
  const [near, wide] = await Promise.all([crops.near.bytes(), crops.wide.bytes()]);
  return { track, quality, crops: { near, wide }, virtual: crops.virtual };
}
