import { useEffect, useRef, useState, type RefObject } from 'react';
import { hasCode, KithError } from '../../electron/contract/index.ts';
import {
  findCamera,
  listCameras,
  nextCamera,
  openCamera,
  type Camera,
  type CaptureSource,
  type WantedCamera,
} from './camera.ts';

/** What the video is doing. */
export type VideoState =
  | { readonly name: 'off' }
  | { readonly name: 'opening'; readonly other: Camera | null }
  /** Each playback has a number of its own, so that what was seen in one is not taken for what is seen in the next. */
  | { readonly name: 'playing'; readonly playback: number; readonly other: Camera | null }
  | { readonly name: 'failed'; readonly error: Error; readonly other: Camera | null };

/** The number of what plays; null while nothing does. */
export function playbackOf(state: VideoState): number | null {
  return state.name === 'playing' ? state.playback : null;
}

/**
 * Plays a camera or a video file in a video element while the window is visible and `active`. An unplugged
 * camera is opened again as soon as a device appears. `retry` tries the next camera in the place of one that cannot be
 * opened, and the chosen one again once all were tried; `other` of the state is the one that stands in.
 */
export function useVideoSource(
  video: RefObject<HTMLVideoElement | null>,
  source: CaptureSource,
  active: boolean,
): { state: VideoState; retry: () => void } {
  const [state, setState] = useState<VideoState>({ name: 'off' });
  const playbacks = useRef(0);
  const [attempt, setAttempt] = useState(0);
  const [other, setOther] = useState<Camera | null>(null);
  const failed = useRef(new Set<string>());
  const visible = useVisible();
  const { id: cameraId, label: cameraLabel } =
    source.kind === 'camera' ? source : { id: null, label: null };
  const file = source.kind === 'file' ? source.file : null;

  // Another choice is another beginning.
  useEffect(() => {
    failed.current.clear();
    setOther(null);
  }, [cameraId, cameraLabel, file]);

  useEffect(() => {
    const element = video.current;
    if (!element || !active || !visible) {
      setState({ name: 'off' });
      return;
    }
    const ending = new AbortController();
    const ended = ending.signal;
    const fail = (problem: unknown): void => {
      if (ended.aborted) return;
      const error = problem instanceof Error ? problem : new Error(String(problem));
      setState({ name: 'failed', error, other });
    };
    setState({ name: 'opening', other });
    void (async () => {
      try {
        if (file) playFile(element, file, fail, ended);
        else {
          const wanted = other ?? { id: cameraId, label: cameraLabel };
          await playCamera(element, wanted, fail, ended);
        }
        if (!ended.aborted) setState({ name: 'playing', playback: ++playbacks.current, other });
      } catch (problem) {
        fail(problem);
      }
    })();
    return () => ending.abort();
  }, [video, cameraId, cameraLabel, file, active, visible, attempt, other]);

  const again = (): void => setAttempt((count) => count + 1);

  // A camera that comes (back) is tried at once: nobody should have to press anything.
  const error = state.name === 'failed' ? state.error : null;
  useEffect(() => {
    if (!error || !(hasCode(error, 'CameraLost') || hasCode(error, 'NoCamera'))) return;
    navigator.mediaDevices.addEventListener('devicechange', again);
    return () => navigator.mediaDevices.removeEventListener('devicechange', again);
  }, [error]);

  const retry = async (): Promise<void> => {
    if (!error || file) return again();
    // Where they cannot be listed, the same one is tried again.
    const cameras = await listCameras().catch((): Camera[] => []);
    const tried = findCamera(cameras, other ?? { id: cameraId, label: cameraLabel });
    failed.current.add((tried ?? cameras[0])?.id ?? '');
    const next = nextCamera(cameras, failed.current);
    if (!next) failed.current.clear();
    setOther(next);
    again();
  };
  return { state, retry: () => void retry() };
}

async function playCamera(
  element: HTMLVideoElement,
  wanted: WantedCamera,
  onFail: (error: Error) => void,
  ended: AbortSignal,
): Promise<void> {
  const stream = await openCamera(wanted);
  const stop = (): void => {
    for (const track of stream.getTracks()) track.stop();
  };
  // Something else plays by now, and keeps the element.
  if (ended.aborted) return stop();
  for (const track of stream.getVideoTracks()) {
    track.addEventListener('ended', () => onFail(new KithError('CameraLost')));
  }
  element.srcObject = stream;
  void element.play().catch(() => undefined); // Interrupted when the view closes first.
  ended.addEventListener('abort', () => {
    stop();
    element.srcObject = null;
  });
}

function playFile(
  element: HTMLVideoElement,
  file: File,
  onFail: (error: Error) => void,
  ended: AbortSignal,
): void {
  const url = URL.createObjectURL(file);
  const refuse = (): void => onFail(new KithError('NotAVideo', file.name));
  element.addEventListener('error', refuse, { once: true });
  element.loop = true;
  element.src = url;
  void element.play().catch(() => undefined);
  ended.addEventListener('abort', () => {
    element.removeEventListener('error', refuse);
    element.removeAttribute('src');
    element.load();
    URL.revokeObjectURL(url);
  });
}

function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const update = (): void => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, []);
  return visible;
}
