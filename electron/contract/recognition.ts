import { z } from 'zod';
import { qualityMeasures } from '../../native-models/vocabulary/index.ts';
import { cameraLabel, chipBlob, liveDecision } from './face.ts';
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
        /** What the camera calls itself; null where it is none, or that is not known. */
        label: cameraLabel.nullable().default(null),
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
