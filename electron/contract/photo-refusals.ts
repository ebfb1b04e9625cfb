import type { FailureCode } from './failures.ts';

/** What can be wrong with a photo file by itself: among others such a one is left out, and counted. */
export const photoRefusals = [
  'NoFace',
  'SeveralFaces',
  'PoorQuality',
  'NotAnImage',
  'FormatUnread',
  'TruncatedImage',
  'DamagedImage',
  'ImageTooLarge',
  'DecoderLost',
] as const satisfies readonly FailureCode[];
