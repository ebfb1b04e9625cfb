import { useEffect, useRef, useState, type RefObject } from 'react';
import { KithError } from '../../electron/contract/index.ts';
import type { Rotation } from './camera.ts';
import type { CapturedFrame, FromWorker, ToWorker } from './messages.ts';

/** Milliseconds between two frames: more than 15 a second would only take time from recognition. */
const BETWEEN_FRAMES = 62;
/** Milliseconds after which a worker that has not answered is sent the next frame all the same. */
const STUCK_AFTER = 10_000;

const always = (): boolean => true;

/**
 * Runs the capture worker over a playing video: one frame at a time, the newest one. `playback` is the number of what plays,
 * null while nothing does; what comes of a frame after its playback is let go. Frames are turned by `rotation` first. While
 * `hasRoom` says no, frames are let go.
 * `onFrame` gets what the worker found. The worker lives as long as the view, so that its networks load once; `retry` starts
 * another in place of one that failed.
 */
export function useCapture(
  video: RefObject<HTMLVideoElement | null>,
  playback: number | null,
  rotation: Rotation,
  onFrame: (frame: CapturedFrame) => void,
  hasRoom: () => boolean = always,
): {
  ready: boolean;
  error: Error | null;
  /** Whether the one that failed was started in the place of another. */
  retried: boolean;
  retry: () => void;
} {
  const worker = useRef<Worker | null>(null);
  const busySince = useRef<number | null>(null);
  const lastSent = useRef(-Infinity);
  const deliver = useRef(onFrame);
  deliver.current = onFrame;
  const current = useRef(playback);
  current.current = playback;
  const turned = useRef(rotation);
  turned.current = rotation;
  const room = useRef(hasRoom);
  room.current = hasRoom;
  const [ready, setReady] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    setReady(false);
    setError(null);
    const started = new Worker(new URL('./capture-worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    started.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      switch (data.kind) {
        case 'ready':
          setReady(true);
          break;
        case 'frame':
          busySince.current = null;
          setError(null);
          if (data.playback === current.current) deliver.current(data.frame);
          break;
        case 'failed':
          busySince.current = null;
          setError(finderFailed(data.message));
          break;
      }
    });
    started.addEventListener('error', (event) => setError(finderFailed(event.message)));
    return () => {
      started.terminate();
      worker.current = null;
      busySince.current = null;
    };
  }, [attempt]);

  useEffect(() => {
    const element = video.current;
    if (!element || playback === null || !ready) return;
    let handle = 0;
    let ended = false;
    const next = (): void => {
      if (!ended) handle = element.requestVideoFrameCallback(onShown);
    };
    const onShown = (shownAt: number): void => {
      void send(shownAt).then(next);
    };
    const send = async (shownAt: number): Promise<void> => {
      const now = performance.now();
      const free = busySince.current === null || now - busySince.current > STUCK_AFTER;
      const due = now - lastSent.current >= BETWEEN_FRAMES && room.current();
      if (free && due && element.videoWidth > 0) {
        busySince.current = now;
        lastSent.current = now;
        try {
          const frame = await createImageBitmap(element);
          const message: ToWorker = { frame, rotation: turned.current, shownAt, playback };
          worker.current?.postMessage(message, [frame]);
        } catch {
          // The video ended between the callback and here; the next frame, if any, is tried again.
          busySince.current = null;
        }
      }
    };
    next();
    return () => {
      ended = true;
      element.cancelVideoFrameCallback(handle);
    };
  }, [video, playback, ready]);

  return {
    ready,
    error,
    retried: attempt > 0,
    retry: () => error && setAttempt((count) => count + 1),
  };
}

function finderFailed(reason: string): KithError {
  console.error('The face finder failed', reason);
  return new KithError('FinderFailed', undefined, { cause: reason });
}
