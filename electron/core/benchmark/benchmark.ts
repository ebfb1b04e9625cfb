import { decodePhoto } from '../importing/decode-photo.ts';
import type { PhotoReading, TimedNetworks } from '../ports/index.ts';
import { nearestToCenter } from './nearest-to-center.ts';

/** What became of one photo of a research data set. */
export interface BenchmarkedPhoto {
  /** The unit embedding of the subject under the networks that Kith comes with; null where no face was acquired. */
  readonly embedding: Float32Array | null;
  /** What each stage took; 0 where it was not reached. */
  readonly milliseconds: Readonly<Record<Stage, number>>;
}

/** The stages from a file to an embedding, in their order. */
export const stages = ['decode', 'detect', 'mesh', 'chip', 'embed'] as const;
type Stage = (typeof stages)[number];

/** Measures the networks on photos of research data sets, apart from anybody's gallery. */
export function createBenchmark(
  networks: TimedNetworks,
  decoder: Pick<PhotoReading, 'decodeHeic'>,
) {
  return {
    /** Embeds the face in the middle of a photo. Errors: those of `decodePhoto`. */
    embedCentralFace: async (bytes: Uint8Array, name: string): Promise<BenchmarkedPhoto> => {
      const start = performance.now();
      const { image } = await decodePhoto(decoder, bytes, name);
      const decode = performance.now() - start;
      const { faces, milliseconds } = await networks.findFaces(image, { detect: 'quick' });
      const found = { decode, ...milliseconds };
      const face = nearestToCenter(faces, image);
      if (!face) return { embedding: null, milliseconds: { ...found, embed: 0 } };
      const { embedding, milliseconds: embed } = await networks.embed(face.chip);
      return { embedding, milliseconds: { ...found, embed } };
    },
  };
}
