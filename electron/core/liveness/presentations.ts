import {
  livenessCropNames,
  type LivenessCropName,
  type LivenessState,
} from '../../contract/index.ts';
import { cutLivenessCrop, cutLivenessCrops } from '../../../native-models/face/liveness-crop.ts';
import { nearestToCenter } from '../benchmark/nearest-to-center.ts';
import { decodePhoto } from '../importing/decode-photo.ts';
import type { FaceFinding, PhotoReading } from '../ports/index.ts';
import type { FaceToLookAt, Liveness } from './liveness.ts';
import { evidenceOf, judgePassive, LIVENESS_FRAMES } from './passive.ts';

/** What the passive check made of a file that shows one presentation. */
export interface CheckedPresentation {
  readonly state: LivenessState;
  /** Why it cannot be told; `no face` where none was found. */
  readonly reasons: readonly string[];
  /** What the frames say together, as `evidenceOf` has it; null where none was fit, or only of one crop. */
  readonly score: number | null;
}

/** Frames of a clip that are looked at, evenly from all of it. */
const MOST_FRAMES = 24;
/** Where one picture of a clip ends and the next one begins. */
const BOUNDARY = Buffer.from([0xff, 0xd9, 0xff, 0xd8]);

/** Reads presentations of people and of attacks from files, for the test of the passive check. */
export function createPresentations({
  finding,
  decoder,
  liveness,
}: {
  finding: FaceFinding;
  decoder: Pick<PhotoReading, 'decodeHeic'>;
  liveness: Pick<Liveness, 'framesOf'>;
}) {
  /** `crop`: the one that is looked at; both where there is none. */
  const faceIn = async (
    bytes: Uint8Array,
    name: string,
    crop: LivenessCropName | null,
  ): Promise<Omit<FaceToLookAt, 'track'> | null> => {
    const { image } = await decodePhoto(decoder, bytes, name);
    const face = nearestToCenter(await finding.findFaces(image, { detect: 'quick' }), image);
    if (!face) return null;
    const { box, quality } = face;
    if (!crop) return { quality, crops: cutLivenessCrops(image, box) };
    const cut = cutLivenessCrop(image, box, crop);
    return { quality, crops: { near: null, wide: null, [crop]: cut } };
  };
  return {
    /**
     * Judges the face in the middle of a photo, or of a clip of motion-JPEG (`.mjpeg`, `.mjpg`). Errors: those of `decodePhoto` and of
     * the network.
     */
    check: async (bytes: Uint8Array, name: string): Promise<CheckedPresentation> => {
      const isClip = /\.mjpe?g$/iu.test(name);
      const pictures = isClip ? framesOf(bytes) : [bytes];
      const faces: Omit<FaceToLookAt, 'track'>[] = [];
      for (const picture of pictures) {
        // By turns, as of a track before a camera.
        const crop = isClip ? livenessCropNames[faces.length % 2]! : null;
        const face = await faceIn(picture, name, crop);
        if (face) faces.push(face);
      }
      if (faces.length === 0) return { state: 'cannot tell', reasons: ['no face'], score: null };
      const frames = await liveness.framesOf(faces);
      const { state, reasons } = judgePassive(frames, isClip ? LIVENESS_FRAMES : 1);
      return { state, reasons, score: evidenceOf(frames.flatMap(({ look }) => look ?? [])) };
    },
  };
}

/** The pictures of a clip, evenly from all of it, at most `MOST_FRAMES`. */
function framesOf(bytes: Uint8Array): Uint8Array[] {
  const clip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = [0];
  for (let at = clip.indexOf(BOUNDARY); at >= 0; at = clip.indexOf(BOUNDARY, at + 2)) {
    starts.push(at + 2);
  }
  const count = Math.min(MOST_FRAMES, starts.length);
  return Array.from({ length: count }, (_, i) => {
    const place = Math.floor((i * starts.length) / count);
    return clip.subarray(starts[place], starts[place + 1] ?? clip.length);
  });
}
