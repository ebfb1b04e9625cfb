import { useEffect, useState, type RefObject } from 'react';
import { hasCode, KithError } from '../../electron/contract/index.ts';
import { openCamera, type CaptureSource } from './camera.ts';

/** What the video is doing. */
export type VideoState = 'opening' | 'playing' | 'hidden' | 'failed';

/**
 * Plays a camera or a video file in a video element while the window is visible and `active`. An unplugged
 * camera is opened again as soon as a device appears.
 */
export function useVideoSource(
  video: RefObject<HTMLVideoElement | null>,
  source: CaptureSource,
  active: boolean,
): { state: VideoState; error: Error | null; retry: () => void } {
  const [state, setState] = useState<VideoState>('opening');
  const [error, setError] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);
  const visible = useVisible();
  const cameraId = source.kind === 'camera' ? source.id : null;
  const file = source.kind === 'file' ? source.file : null;

  useEffect(() => {
    const element = video.current;
    if (!element || !active) return;
    if (!visible) {
      setState('hidden');
      return;
    }
    let ended = false;
    const endings: (() => void)[] = [];
    const fail = (problem: unknown): void => {
      if (ended) return;
      setError(problem instanceof Error ? problem : new Error(String(problem)));
      setState('failed');
    };
    setState('opening');
    setError(null);
    void (async () => {
      try {
        endings.push(
          file ? playFile(element, file, fail) : await playCamera(element, cameraId, fail),
        );
        if (ended) for (const end of endings) end();
        else setState('playing');
      } catch (problem) {
        fail(problem);
      }
    })();
    return () => {
      ended = true;
      for (const end of endings) end();
    };
  }, [video, cameraId, file, active, visible, attempt]);

  // A camera that comes (back) is tried at once: nobody should have to press anything.
  useEffect(() => {
    if (!error || !(hasCode(error, 'CameraLost') || hasCode(error, 'NoCamera'))) return;
    const retry = (): void => setAttempt((count) => count + 1);
    navigator.mediaDevices.addEventListener('devicechange', retry);
    return () => navigator.mediaDevices.removeEventListener('devicechange', retry);
  }, [error]);

  return { state, error, retry: () => setAttempt((count) => count + 1) };
}

async function playCamera(
  element: HTMLVideoElement,
  id: string | null,
  onFail: (error: Error) => void,
): Promise<() => void> {
  const stream = await openCamera(id);
  for (const track of stream.getVideoTracks()) {
    track.addEventListener('ended', () => onFail(new KithError('CameraLost')));
  }
  element.srcObject = stream;
  void element.play().catch(() => undefined); // Interrupted when the view closes first.
  return () => {
    for (const track of stream.getTracks()) track.stop();
    element.srcObject = null;
  };
}

function playFile(
  element: HTMLVideoElement,
  file: File,
  onFail: (error: Error) => void,
): () => void {
  const url = URL.createObjectURL(file);
  const refuse = (): void => onFail(new KithError('NotAVideo', file.name));
  element.addEventListener('error', refuse, { once: true });
  element.loop = true;
  element.src = url;
  void element.play().catch(() => undefined);
  return () => {
    element.removeEventListener('error', refuse);
    element.removeAttribute('src');
    element.load();
    URL.revokeObjectURL(url);
  };
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
