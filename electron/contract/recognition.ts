import { z } from 'zod';
import { qualityMeasures } from '../../native-models/vocabulary/index.ts';
import { chipBlob, liveDecision } from './face.ts';
import { limits } from './limits.ts';
import { sentCrops } from './liveness.ts';
import { procedure } from './procedure.ts';

/** Live recognition. */
export const recognitionContract = {
  /** Decides on the faces of one frame. Faces with the same `track` are decided on together, over time. */
  recognize: procedure
    .input(
      z.object({
        camera: z.string().max(100),
        /** What the camera is called; null where it has no name. */
        cameraName: z.string().max(limits.cameraName).nullable().default(null),
        faces: z
          .array(
            z.object({
              track: z.number().int(),
              chip: chipBlob,
              quality: qualityMeasures,
              crops: sentCrops,
            }),
          )
          .max(limits.facesPerCall),
      }),
    )
    .output(
      z.object({
        decisions: z.array(liveDecision),
        /** What the owner and the host spent. */
        milliseconds: z.object({ embed: z.number(), search: z.number(), total: z.number() }),
      }),
    ),
};
