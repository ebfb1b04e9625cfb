import { limits, type CameraRotation } from '../../electron/contract/index.ts';
import { useKith, useSettings } from '../owner/kith-context.tsx';
import { notifyError } from '../ui/notify-error.tsx';
import { same, withChosen, withTurned, type CameraIdentity } from './camera.ts';

/** The cameras that are remembered, and how each is mounted. */
export function useKnownCameras() {
  const kith = useKith();
  const cameras = useSettings().data?.cameras ?? [];
  const keep = (changed: typeof cameras): void =>
    void kith.settings.update({ cameras: changed }).catch(notifyError);
  return {
    /** The camera to open; null for the first real one that is there. */
    chosen: cameras[0] ?? null,
    /** How far what a camera shows is turned. */
    rotationOf: (camera: CameraIdentity): CameraRotation => same(cameras, camera)?.rotation ?? 0,
    choose: (camera: CameraIdentity): void =>
      keep(withChosen(cameras, camera, limits.knownCameras)),
    turn: (camera: CameraIdentity, rotation: CameraRotation): void =>
      keep(withTurned(cameras, camera, rotation, limits.knownCameras)),
    /** Notes under which id and name a camera that is remembered is found now. */
    refresh: (camera: CameraIdentity): void => {
      const known = same(cameras, camera);
      if (!known || (known.id === camera.id && known.label === camera.label)) return;
      keep(withTurned(cameras, camera, known.rotation, limits.knownCameras));
    },
  };
}
