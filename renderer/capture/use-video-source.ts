import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { hasCode, KithError } from '../../electron/contract/index.ts';
import {
  close,
  listCameras,
  nextCamera,
  openCamera,
  pickCamera,
  type Camera,
  type CameraIdentity,
  type CaptureSource,
} from './camera.ts';

/** What the video is doing. */
export type VideoState =
  | { readonly name: 'off' }
  | { readonly name: 'opening'; readonly other: Camera | null }
  /** Each playback has a number of its own, so that what was seen in one is not taken for what is seen in the next. */
  | {
      readonly name: 'playing';
      readonly playback: number;
      readonly other: Camera | null;
      /** The camera that plays; null where it is a file. */
      readonly camera: CameraIdentity | null;
    }
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
  const wanted = source.kind === 'camera' ? source.camera : null;
  const wantedId = wanted?.id ?? null;
  const file = source.kind === 'file' ? source.file : null;

  // Another choice is another beginning.
  useEffect(() => {
    failed.current.clear();
    setOther(null);
  }, [wantedId, file]);

  // What a camera is called is learned once it plays, and no reason to open it again.
  const chosen = useEffectEvent(() => wanted);
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
        const camera = file
          ? playFile(element, file, fail, ended)
          : await playCamera(element, other ?? chosen(), fail, ended);
        if (ended.aborted) return;
        setState({ name: 'playing', playback: ++playbacks.current, other, camera });
      } catch (problem) {
        fail(problem);
      }
    })();
    return () => ending.abort();
  }, [video, wantedId, file, active, visible, attempt, other]);

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
    failed.current.add(other?.id ?? pickCamera(cameras, wanted)?.id ?? '');
    const next = nextCamera(cameras, failed.current);
    if (!next) failed.current.clear();
    setOther(next);
    again();
  };
  return { state, retry: () => void retry() };
}

async function playCamera(
  element: HTMLVideoElement,
  wanted: CameraIdentity | null,
  onFail: (error: Error) => void,
  ended: AbortSignal,
): Promise<CameraIdentity> {
  const { stream, identity } = await openCamera(wanted);
  // Something else plays by now, and keeps the element.
  if (ended.aborted) {
    close(stream);
    return identity;
  }
  for (const track of stream.getVideoTracks()) {
    track.addEventListener('ended', () => onFail(new KithError('CameraLost')));
  }
  element.srcObject = stream;
  void element.play().catch(() => undefined); // Interrupted when the view closes first.
  ended.addEventListener('abort', () => {
    close(stream);
    element.srcObject = null;
  });
  return identity;
}

function playFile(
  element: HTMLVideoElement,
  file: File,
  onFail: (error: Error) => void,
  ended: AbortSignal,
): null {
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
  return null;
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
