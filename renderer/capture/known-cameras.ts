import { limits, type CameraRotation, type KnownCamera } from '../../electron/contract/index.ts';
import { useKith, useSettings } from '../owner/kith-context.tsx';
import { notifyError } from '../ui/notify-error.tsx';
import { listCameras, same, withChosen, withTurned, type CameraIdentity } from './camera.ts';
import { useCameras } from './use-cameras.ts';

const idsOf = (cameras: readonly CameraIdentity[]): ReadonlySet<string> =>
  new Set(cameras.map(({ id }) => id));

/** The cameras that are remembered, and how each is mounted. Which are there is looked at anew when `playing` changes. */
export function useKnownCameras(playing: boolean) {
  const kith = useKith();
  const cameras = useSettings().data?.cameras ?? [];
  const present = idsOf(useCameras(playing));
  const keep = (change: (present: ReadonlySet<string>) => KnownCamera[]): void =>
    void listCameras()
      .then((there) => kith.settings.update({ cameras: change(idsOf(there)) }))
      .catch(notifyError);
  const turn = (camera: CameraIdentity, rotation: CameraRotation): void =>
    keep((there) => withTurned(cameras, camera, rotation, limits.knownCameras, there));
  return {
    /** The camera to open; null for the first real one that is there. */
    chosen: cameras[0] ?? null,
    /** How far what a camera shows is turned. */
    rotationOf: (camera: CameraIdentity): CameraRotation =>
      same(cameras, camera, present)?.rotation ?? 0,
    choose: (camera: CameraIdentity): void =>
      keep((there) => withChosen(cameras, camera, limits.knownCameras, there)),
    turn,
    /** Notes under which id and name a camera that is remembered is found now. */
    refresh: (camera: CameraIdentity): void => {
      const known = same(cameras, camera, present);
      if (!known || (known.id === camera.id && known.label === camera.label)) return;
      turn(camera, known.rotation);
    },
  };
}
