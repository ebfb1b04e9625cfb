import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import type { CaptureSource, Rotation } from './camera.ts';
import type { CapturedFrame } from './messages.ts';
import { useRotation } from './source-picker.tsx';
import { useCapture } from './use-capture.ts';
import { playbackOf, useVideoSource, type VideoState } from './use-video-source.ts';

/** A video in which faces are looked for. */
export interface FaceVideo {
  /** How it is shown: the properties of a `VideoStage`. */
  readonly stage: {
    readonly video: RefObject<HTMLVideoElement | null>;
    readonly mirrored: boolean;
    readonly rotation: Rotation;
  };
  readonly state: VideoState;
  /** The number of what plays; null while nothing does. */
  readonly playback: number | null;
  readonly finder: Omit<ReturnType<typeof useCapture>, 'retry'>;
  /** Tries anew what failed, another camera or another face finder; false where neither had. */
  readonly retry: () => boolean;
}

/**
 * Plays a source while `active`, and hands each frame with its faces to `onFrame`, the newest one only, and none while `hasRoom`
 * says no. `onForget` is told when what was seen says nothing about what will be: another playback began, or all is tried anew.
 */
export function useFaceVideo(
  source: CaptureSource,
  {
    active = true,
    onFrame,
    hasRoom,
    onForget,
  }: {
    active?: boolean;
    onFrame: (frame: CapturedFrame) => void;
    hasRoom?: () => boolean;
    onForget: () => void;
  },
): FaceVideo {
  const video = useRef<HTMLVideoElement>(null);
  const rotation = useRotation(source);
  const { state, retry: retryVideo } = useVideoSource(video, source, active);
  const playback = playbackOf(state);
  const { retry: retryFinder, ...finder } = useCapture(video, playback, rotation, onFrame, hasRoom);
  const forget = useEffectEvent(onForget);
  useEffect(() => forget(), [playback]);
  return {
    stage: { video, mirrored: source.kind === 'camera', rotation },
    state,
    playback,
    finder,
    retry: () => {
      onForget();
      if (state.name === 'failed') {
        retryVideo();
        return true;
      }
      retryFinder();
      return finder.error !== null;
    },
  };
}
