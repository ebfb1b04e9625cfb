import {
  hasCode,
  KithError,
  type LivenessCrops,
  type LivenessLook,
  type LivenessPolicy,
  type LivenessSetting,
  type PassiveLiveness,
  type QualityMeasures,
} from '../../contract/index.ts';
import { createTurns } from '../async/in-turn.ts';
import type { Gallery, LivenessNetwork, PackJob } from '../ports/index.ts';
import { LivenessLooks, type SeenLook } from './looks.ts';
import { judgePassive, unfitForLiveness, type LivenessFrame } from './passive.ts';

/** A face of a frame as it is looked at. */
export interface FaceToLookAt {
  readonly track: number;
  readonly quality: QualityMeasures;
  /** Not there where the page sent none. */
  readonly crops?: LivenessCrops | null;
  /** Whether a program or a file shows it, in a camera’s place. */
  readonly virtual?: boolean;
}

/** What is said of a face, and the frames that it rests on. */
export interface SeenLiveness {
  readonly liveness: PassiveLiveness;
  readonly frames: readonly SeenLook[];
}

/** Whether faces are live, and what is done about those that are not. */
export function createLiveness({
  gallery,
  network,
  pack,
  now,
  onChange,
  onPolicy,
}: {
  gallery: Gallery;
  network: LivenessNetwork;
  pack: PackJob;
  now: () => Date;
  /** The network is on its way, has arrived, or could not be fetched. */
  onChange: () => void;
  /** Another policy holds. */
  onPolicy: () => void;
}) {
  const looks = new LivenessLooks();
  // What is fetched stops a while after it is told to, and nothing is fetched before it has.
  const inTurn = createTurns();
  let wanted: LivenessPolicy | null = null;

  const state = async (): Promise<LivenessSetting> => ({
    policy: (await gallery.settings()).liveness,
    wanted,
    pack: pack.state(),
  });

  const isHere = (): boolean => pack.state().state === 'present';

  /** Throws `LivenessMissing` where the network is not here. */
  const assertHere = (): void => {
    if (!isHere()) throw new KithError('LivenessMissing');
  };

  const hold = async (policy: LivenessPolicy): Promise<void> => {
    wanted = null;
    await gallery.saveSettings({ liveness: policy });
    looks.clear();
    onPolicy();
    onChange();
  };

  /** Has the wanted policy hold once its network is here; where it could not be fetched, the state says why. */
  const holdOnceHere = async (): Promise<void> => {
    await pack.settled();
    if (wanted === null) return;
    if (isHere()) return hold(wanted);
    wanted = null;
    onChange();
  };

  const stop = async (): Promise<void> => {
    wanted = null;
    pack.cancel();
    await pack.settled();
  };

  const networkLook = async (crops: readonly LivenessCrops[]): Promise<LivenessLook[]> => {
    try {
      return await network.look(crops);
    } catch (cause) {
      throw hasCode(cause, 'ModelMissing')
        ? new KithError('LivenessMissing', undefined, { cause })
        : cause;
    }
  };

  /** What the network makes of each face; null where nobody asks it, for there is nothing around the face, or it is unfit. */
  const lookAt = async (
    faces: readonly Omit<FaceToLookAt, 'track'>[],
  ): Promise<(LivenessLook | null)[]> => {
    const asked = faces.map(({ crops, quality }) =>
      crops && unfitForLiveness(quality).length === 0 ? crops : null,
    );
    const crops = asked.filter((one) => one !== null);
    const seen = crops.length > 0 ? await networkLook(crops) : [];
    return asked.map((one) => (one ? seen[crops.indexOf(one)]! : null));
  };

  /** What is said of each face of a frame, by this frame and those before. Errors: those of the network. */
  const look = async (camera: string, faces: readonly FaceToLookAt[]): Promise<SeenLiveness[]> => {
    const seen = await lookAt(faces);
    const at = now().getTime();
    return faces.map(({ track, quality, virtual = false }, i) => {
      const frames = looks.add(camera, track, { at, quality, look: seen[i]!, virtual });
      return { liveness: judgePassive(frames), frames };
    });
  };

  return {
    pack,
    state,
    assertHere,
    /** Has a policy hold, now or once its network was fetched. */
    choose: (policy: LivenessPolicy): Promise<LivenessSetting> =>
      inTurn(async () => {
        if (policy === 'off' || isHere()) {
          await hold(policy);
          await stop();
        } else {
          const waits = wanted !== null;
          wanted = policy;
          pack.fetch();
          // Where the gallery cannot be written to, all stays as it is, and the next choice says why.
          if (!waits) void holdOnceHere().catch(() => onChange());
        }
        return state();
      }),
    /** Stops fetching: the policy stays what it is. */
    cancel: (): Promise<LivenessSetting> =>
      inTurn(async () => {
        await stop();
        return state();
      }),
    /** Another policy is being saved: the one that waits for its network will not hold. */
    dropWanted: (): void => {
      wanted = null;
    },
    look,
    /**
     * The same under a policy: null of each face where nobody asks, or where it is only shown and the network fails: that must not
     * deny anything. Where it is required, errors are those of the network.
     */
    lookUnder: async (
      policy: LivenessPolicy,
      camera: string,
      faces: readonly FaceToLookAt[],
    ): Promise<(SeenLiveness | null)[]> => {
      if (policy === 'off') return faces.map(() => null);
      const looking = look(camera, faces);
      return policy === 'observe' ? looking.catch(() => faces.map(() => null)) : looking;
    },
    /** The frames of a face that was looked at, which its last answer rests on. */
    framesSeen: (camera: string, track: number) => looks.of(camera, track),
    /** Faces of photos, or of a clip, as frames to judge. Errors: those of the network. */
    framesOf: async (faces: readonly Omit<FaceToLookAt, 'track'>[]): Promise<LivenessFrame[]> => {
      const seen = await lookAt(faces);
      return faces.map(({ quality }, i) => ({ quality, look: seen[i]! }));
    },
    /** What is said of a face of a photo, of which there is one frame. Errors likewise. */
    judgePhoto: async (face: Omit<FaceToLookAt, 'track'>): Promise<PassiveLiveness> => {
      const [look = null] = await lookAt([face]);
      return judgePassive([{ quality: face.quality, look }], 1);
    },
    /** Forgets the faces: nobody looks on. */
    forget: (): void => looks.clear(),
    close: (): void => {
      wanted = null;
      pack.cancel();
    },
  };
}

/** The liveness capability. */
export type Liveness = ReturnType<typeof createLiveness>;
