import { z } from 'zod';
import { qualityReasons } from '../../native-models/vocabulary/index.ts';

/** Why no usable picture of somebody could be had at enrollment (ISO/IEC 19795-1: failure to enroll, failure to acquire). */
export const enrollmentFailure = z.enum(['NoFace', ...qualityReasons, 'NotLive', 'LiveNotShown']);
export type EnrollmentFailure = z.infer<typeof enrollmentFailure>;
