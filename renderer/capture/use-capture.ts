import { useEffect, useRef, useState, type RefObject } from 'react';
import { KithError } from '../../electron/contract/index.ts';
import type { CameraRotation } from '../../electron/contract/index.ts';
import { nextCrop } from './crop-turns.ts';
import type { CapturedFrame, FromWorker, ToWorker, WantedOfFaces } from './messages.ts';

/** Milliseconds between two frames: more than 15 a second would only take time from recognition. */
const BETWEEN_FRAMES = 62;
/** Milliseconds without a new frame after which the picture stands still. */
const STALLED_AFTER = 10_000;
/** The longest side that frames are looked at in, in pixels: a face that is too small in it is too small to enroll. */
const LONGEST_SIDE = 1920;
/** Milliseconds after which a worker that has not answered is sent the next frame all the same. */
const STUCK_AFTER = 10_000;
/** Milliseconds in which a page that is left is gone. */
const GONE_AFTER = 1000;

const always = (): boolean => true;
const nothing: WantedOfFaces = { withCrop: false, virtual: false, turns: null };

/**
 * Runs the capture worker over a playing video: one frame at a time, the newest one. `playback` is the number of what plays,
 * null while nothing does; what comes of a frame after its playback is let go. Frames are turned by `rotation` first. While
 * `hasRoom` says no, frames are let go.
 * `live` says that it comes from a camera, `wanted` what is wanted of faces besides. `onFrame` gets what the worker found, `onBlank` whether the picture is blank, once
 * that is known. The worker lives as long as the view, so that its networks load once; `retry` starts another in place of one
 * that failed.
 */
export function useCapture(
  video: RefObject<HTMLVideoElement | null>,
  playback: number | null,
  rotation: CameraRotation,
  live: boolean,
  onFrame: (frame: CapturedFrame) => void,
  onBlank: (blank: boolean) => void,
  hasRoom: () => boolean = always,
  wanted: WantedOfFaces = nothing,
): {
  ready: boolean;
  /** Whether the picture of what is `live` stands still: nothing is found in it. */
  frozen: boolean;
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
  const tellBlank = useRef(onBlank);
  tellBlank.current = onBlank;
  const current = useRef(playback);
  current.current = playback;
  const turned = useRef(rotation);
  turned.current = rotation;
  const asked = useRef(wanted);
  asked.current = wanted;
  const room = useRef(hasRoom);
  room.current = hasRoom;
  const lastShown = useRef(0);
  const [frozen, setFrozen] = useState(false);
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
          setFrozen(false);
          if (data.playback === current.current) deliver.current(data.frame);
          break;
        case 'unlit':
          busySince.current = null;
          lastSent.current = -Infinity;
          break;
        case 'frozen':
          busySince.current = null;
          setFrozen(data.playback === current.current);
          break;
        case 'blank':
          if (data.playback === current.current) tellBlank.current(data.blank);
          break;
        case 'failed':
          busySince.current = null;
          setError(finderFailed(data.message));
          break;
      }
    });
    let failing: ReturnType<typeof setTimeout> | undefined;
    started.addEventListener('error', ({ message }: Pick<Partial<ErrorEvent>, 'message'>) => {
      // A page that is left ends what it still fetches, its worker as well: it is gone before this is told.
      failing = setTimeout(
        () => setError(finderFailed(message ?? 'its program could not be read')),
        message === undefined ? GONE_AFTER : 0,
      );
    });
    return () => {
      clearTimeout(failing);
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
      shown = true;
      lastShown.current = performance.now();
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
          const frame = await createImageBitmap(element, sizeFor(element));
          const message: ToWorker = {
            frame,
            rotation: turned.current,
            shownAt,
            playback,
            live,
            crop: nextCrop(),
            ...asked.current,
          };
          worker.current?.postMessage(message, [frame]);
        } catch {
          // The video ended between the callback and here; the next frame, if any, is tried again.
          busySince.current = null;
        }
      }
    };
    next();
    lastShown.current = performance.now();
    setFrozen(false);
    let shown = false;
    const look = (): void => {
      if (!live || performance.now() - lastShown.current <= STALLED_AFTER) return;
      setFrozen(true);
      // Not one frame is as blank as a picture can be.
      if (!shown) tellBlank.current(true);
    };
    const looking = setInterval(look, 1000);
    return () => {
      ended = true;
      clearInterval(looking);
      element.cancelVideoFrameCallback(handle);
    };
  }, [video, playback, live, ready]);

  return {
    ready,
    frozen,
    error,
    retried: attempt > 0,
    retry: () => error && setAttempt((count) => count + 1),
  };
}

/** How a frame is shrunk where it is larger than it has to be. */
function sizeFor({ videoWidth, videoHeight }: HTMLVideoElement): ImageBitmapOptions {
  const scale = LONGEST_SIDE / Math.max(videoWidth, videoHeight);
  if (scale >= 1) return {};
  return { resizeWidth: Math.round(videoWidth * scale), resizeQuality: 'medium' };
}

function finderFailed(reason: string): KithError {
  console.error('The face finder failed', reason);
  return new KithError('FinderFailed', undefined, { cause: reason });
}
