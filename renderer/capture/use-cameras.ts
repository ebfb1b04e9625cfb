import { useEffect, useState } from 'react';
import { notifyError } from '../ui/notify-error.tsx';
import { listCameras, type Camera } from './camera.ts';

/** The cameras that are there, as they come and go; read anew when `playing` changes, for they tell their names only once one plays. */
export function useCameras(playing: boolean): readonly Camera[] {
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  useEffect(() => {
    const read = (): void => void listCameras().then(setCameras, notifyError);
    read();
    navigator.mediaDevices.addEventListener('devicechange', read);
    return () => navigator.mediaDevices.removeEventListener('devicechange', read);
  }, [playing]);
  return cameras;
}
