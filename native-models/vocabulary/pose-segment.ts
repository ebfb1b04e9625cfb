import { z } from 'zod';

/** The poses that an enrollment by webcam asks for, in this order; left and right are the person's own. */
export const poseSegment = z.enum(['center', 'left', 'right', 'up', 'down']);
export type PoseSegment = z.infer<typeof poseSegment>;
