import { z } from 'zod';
import {
  livenessBytes,
  passiveLiveness,
  qualityMeasures,
} from '../../native-models/vocabulary/index.ts';
import { limits } from './limits.ts';
import { livenessTestContract } from './liveness-test.ts';
import { packFetch } from './pack-fetch.ts';
import { procedure } from './procedure.ts';

/**
 * What is done about faces that are not a person's before the camera: nothing is looked at; it is shown, and denies nothing; or
 * whoever is not shown to be live is not named, nor enrolled by webcam.
 */
export const livenessPolicy = z.enum(['off', 'observe', 'require']);
export type LivenessPolicy = z.infer<typeof livenessPolicy>;

const crop = z
  .instanceof(Blob)
  .refine((blob) => blob.size === livenessBytes, `A crop has ${livenessBytes} bytes`);

/**
 * A face with what is around it, on its way from the page: the crops of `livenessCrops`, of a frame the one whose turn it is, and
 * whether a program or a file shows it where a camera should; null where nobody looks at them.
 */
export const sentCrops = z
  .object({
    near: crop.nullable().default(null),
    wide: crop.nullable().default(null),
    virtual: z.boolean().default(false),
  })
  .refine(({ near, wide }) => near !== null || wide !== null, 'A face has a crop')
  .nullable()
  .default(null);

/** Which policy holds, and whether the network that it takes is here. */
export const livenessSetting = z.object({
  policy: livenessPolicy,
  /** The one that will hold once its network has arrived; null where none waits for that. */
  wanted: livenessPolicy.nullable(),
  pack: packFetch,
});
export type LivenessSetting = z.infer<typeof livenessSetting>;

/** Whether faces are live, by themselves, for enrollment. */
export const livenessContract = {
  /** `changes` tells when to ask again. */
  state: procedure.output(livenessSetting),
  /** Has a policy hold, now or, where its network is missing, once that was fetched; where it cannot be, all stays as it is. */
  choose: procedure.input(z.object({ policy: livenessPolicy })).output(livenessSetting),
  /** Stops fetching: all stays as it is. */
  cancel: procedure.output(livenessSetting),
  /**
   * Whether the faces of one frame are live, each with the frames of its `track` before; null where that is not checked: nobody asks,
   * or it is only shown and cannot be told. Nobody is compared with anybody.
   */
  look: procedure
    .input(
      z.object({
        camera: z.string().max(100),
        faces: z
          .array(
            z.object({
              track: z.number().int(),
              quality: qualityMeasures,
              crops: sentCrops,
            }),
          )
          .max(limits.facesPerCall),
      }),
    )
    .output(z.array(passiveLiveness.nullable())),
  /** What the user found out by trying it. */
  tests: livenessTestContract,
};
