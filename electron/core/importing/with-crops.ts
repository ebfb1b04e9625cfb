import type { LivenessCrops, QualityMeasures } from '../../contract/index.ts';
import { cutLivenessCrops } from '../../../native-models/face/liveness-crop.ts';
import type { Shown } from './find-in-photo.ts';

/** The faces of a photo with what is around each; null of a photo on its side, for nobody is held up to a camera so. */
export function withCrops({ faces, photo: { image, scale }, turned }: Shown): {
  quality: QualityMeasures;
  crops: LivenessCrops | null;
}[] {
  return faces.map(({ quality, box: { x, y, width, height } }) => {
    const box = { x: x / scale, y: y / scale, width: width / scale, height: height / scale };
    return { quality, crops: turned === 0 ? cutLivenessCrops(image, box) : null };
  });
}
