import type { LivenessCrops, PassiveLiveness } from '../../contract/index.ts';
import type { LivenessNetwork, PackJob } from '../ports/index.ts';
import { judgePassive, unfitForLiveness, type LivenessFrame } from './passive.ts';

/** A face with the crops that liveness is judged by. */
export interface FaceWithCrops extends Pick<LivenessFrame, 'quality'> {
  readonly crops: LivenessCrops;
}

/** Whether a person is before the camera: the network of the passive check, which is fetched when it is wanted. */
export function createLiveness({ network, pack }: { network: LivenessNetwork; pack: PackJob }) {
  /** Each face as a frame of its track; the network is asked of those alone that are fit. Errors: those of the network. */
  const look = async (faces: readonly FaceWithCrops[]): Promise<LivenessFrame[]> => {
    const fit = faces.filter(({ quality }) => unfitForLiveness(quality).length === 0);
    const looks = fit.length > 0 ? await network.look(fit.map(({ crops }) => crops)) : [];
    return faces.map((face) => ({
      quality: face.quality,
      look: looks[fit.indexOf(face)] ?? null,
    }));
  };
  return {
    pack,
    look,
    /** Judges the face of a single photo. Errors: those of the network. */
    judgePhoto: async (face: FaceWithCrops): Promise<PassiveLiveness> =>
      judgePassive(await look([face]), 1),
  };
}

/** The liveness capability. */
export type Liveness = ReturnType<typeof createLiveness>;
