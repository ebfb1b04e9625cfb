import { z } from 'zod';
import { box, qualityMeasures, qualityReason } from '../../native-models/vocabulary/index.ts';
import { likeness } from './errors.ts';
import { chipBlob, match } from './face.ts';
import { photoRemark } from './photo-remark.ts';

/** A face of a photo, ready to become a sample. */
export const photoFace = z.object({
  box,
  chip: chipBlob,
  quality: qualityMeasures,
  /** Why it is not good enough to enroll; empty when it is. */
  reasons: z.array(qualityReason),
  /** What is worth knowing of how its photo was looked at. */
  remarks: z.array(photoRemark),
});
export type PhotoFace = z.infer<typeof photoFace>;

/** Somebody enrolled who looks like samples, and how much. */
export const lookAlike = match.extend({
  likeness,
  /** Whether one of the pictures is enrolled as theirs already. */
  samePicture: z.boolean(),
  /** How many pictures they have. */
  samples: z.number().int(),
});
export type LookAlike = z.infer<typeof lookAlike>;
