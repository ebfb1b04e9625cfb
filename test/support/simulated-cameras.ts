import type { Page } from 'playwright-core';

/** A camera of a page that believes it has several: it plays the browser's, or nothing but a color. */
export interface SimulatedCamera {
  readonly id: string;
  readonly label: string;
  readonly blank?: string;
  /** Whether another program has it. */
  readonly busy?: boolean;
}

/** What is kept in the page. */
interface Simulation {
  readonly playing: () => string;
  readonly change: (cameras: readonly SimulatedCamera[], ends: 'before' | 'after') => void;
}

/** Cameras that can be plugged in and unplugged. The page is to be loaded anew after this. */
export async function simulateCameras(page: Page, first: readonly SimulatedCamera[]) {
  await page.addInitScript((initial) => {
    const { mediaDevices } = navigator;
    const list = mediaDevices.enumerateDevices.bind(mediaDevices);
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    let cameras = initial;
    const tracks: { id: string; track: MediaStreamTrack }[] = [];
    mediaDevices.enumerateDevices = async () => {
      await list();
      return cameras.map(({ id, label }) => ({
        kind: 'videoinput',
        deviceId: id,
        groupId: '',
        label,
        toJSON: () => null,
      }));
    };
    const draw = (color: string): MediaStream => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d')!;
      context.fillStyle = color;
      setInterval(() => context.fillRect(0, 0, canvas.width, canvas.height), 50);
      return canvas.captureStream(20);
    };
    mediaDevices.getUserMedia = async (wanted) => {
      const { deviceId } = wanted!.video as { deviceId?: { ideal: string } };
      const camera = cameras.find(({ id }) => id === deviceId?.ideal) ?? cameras[0];
      if (!camera) throw new DOMException('none', 'NotFoundError');
      if (camera.busy) throw new DOMException('in use', 'NotReadableError');
      const stream = camera.blank ? draw(camera.blank) : await open({ video: true });
      const [track] = stream.getVideoTracks();
      const settings = track!.getSettings.bind(track);
      track!.getSettings = () => ({ ...settings(), deviceId: camera.id });
      tracks.push({ id: camera.id, track: track! });
      return stream;
    };
    const simulation: Simulation = {
      playing: () =>
        tracks.flatMap(({ id, track }) => (track.readyState === 'live' ? id : [])).join(),
      change: (next, ends) => {
        cameras = next;
        const tell = (): boolean => mediaDevices.dispatchEvent(new Event('devicechange'));
        const end = (): void => {
          for (const { id, track } of tracks) {
            if (track.readyState !== 'live' || next.some((camera) => camera.id === id)) continue;
            track.stop();
            track.dispatchEvent(new Event('ended'));
          }
        };
        const steps = ends === 'before' ? [end, tell] : [tell, end];
        steps[0]!();
        setTimeout(steps[1]!, 300);
      },
    };
    Object.assign(window, { simulation });
  }, first);
  return {
    /** The ids of those that are open. */
    playing: () =>
      page.evaluate(() => (window as unknown as { simulation: Simulation }).simulation.playing()),
    /** Which are there from now on; a track of one that is gone ends before or after the page is told of the change. */
    change: (cameras: readonly SimulatedCamera[], ends: 'before' | 'after' = 'before') =>
      page.evaluate(
        ([next, when]) =>
          (window as unknown as { simulation: Simulation }).simulation.change(next, when),
        [cameras, ends] as const,
      ),
  };
}
