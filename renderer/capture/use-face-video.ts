import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { KithError, type CameraRotation } from '../../electron/contract/index.ts';
import { cameraKind } from './camera-kind.ts';
import type { CameraIdentity, CaptureSource } from './camera.ts';
import { useKnownCameras } from './known-cameras.ts';
import type { CapturedFrame } from './messages.ts';
import { useSettings } from '../owner/kith-context.tsx';
import { useCapture } from './use-capture.ts';
import { playbackOf, useVideoSource, type VideoState } from './use-video-source.ts';

const standsStill = new KithError('CameraFrozen');

/** A video in which faces are looked for. */
export interface FaceVideo {
  /** How it is shown: the properties of a `VideoStage`. */
  readonly stage: {
    readonly video: RefObject<HTMLVideoElement | null>;
    readonly mirrored: boolean;
    readonly rotation: CameraRotation;
  };
  readonly state: VideoState;
  /** The camera that plays; null where none does. */
  readonly camera: CameraIdentity | null;
  /** The same, or the one that is tried in the place of the wanted one: what a picker shows. */
  readonly picked: CameraIdentity | null;
  /** The number of what plays; null while nothing does. */
  readonly playback: number | null;
  /** Whether a program or a file shows what should be a camera’s picture: nobody in it is known to be live. */
  readonly virtual: boolean;
  readonly finder: Omit<ReturnType<typeof useCapture>, 'retry' | 'frozen'>;
  /** Tries anew what failed, another camera or another face finder; false where neither had. */
  readonly retry: () => boolean;
}

/**
 * Plays a source while `active`, and hands each frame with its faces to `onFrame`, the newest one only, and none while `hasRoom`
 * says no. `turns`: as in `WantedOfFaces`. `onForget` is told when what was seen says nothing about what will be: another playback began, or all is tried anew.
 */
export function useFaceVideo(
  source: CaptureSource,
  {
    active = true,
    onFrame,
    hasRoom,
    turns = null,
    onForget,
  }: {
    active?: boolean;
    onFrame: (frame: CapturedFrame) => void;
    hasRoom?: () => boolean;
    turns?: number | null;
    onForget: () => void;
  },
): FaceVideo {
  const video = useRef<HTMLVideoElement>(null);
  const t = useTranslations('capture');
  const { state, retry: retryVideo, seesBlank } = useVideoSource(video, source, active);
  const camera = state.name === 'playing' ? state.camera : null;
  const known = useKnownCameras(camera !== null);
  // Until it plays it takes the room that it will need.
  const expected = source.kind === 'camera' ? source.camera : null;
  const mounted = camera ?? (state.name === 'playing' ? null : expected);
  const rotation = mounted ? known.rotationOf(mounted) : 0;
  const refresh = useEffectEvent(known.refresh);
  useEffect(() => {
    if (camera) refresh(camera);
  }, [camera]);
  const playback = playbackOf(state);
  const onBlank = async (blank: boolean): Promise<void> => {
    const better = await seesBlank(blank);
    if (!better || !camera) return;
    const other = better.label || t('cameraNumber', { number: better.number });
    notifications.show({ message: t('leftBlank', { camera: camera.label, other }) });
  };
  const withCrop = (useSettings().data?.liveness ?? 'off') !== 'off';
  // A file was a camera's picture once, which says nothing of now.
  const virtual =
    source.kind === 'file' || (camera !== null && cameraKind(camera.label) === 'virtual');
  const capture = useCapture(
    video,
    playback,
    rotation,
    source.kind === 'camera',
    onFrame,
    (blank) => void onBlank(blank),
    hasRoom,
    { withCrop, virtual, turns },
  );
  const { retry: retryFinder, frozen, ...finder } = capture;
  const error = finder.error ?? (frozen ? standsStill : null);
  const forget = useEffectEvent(onForget);
  useEffect(() => forget(), [playback]);
  return {
    stage: { video, mirrored: source.kind === 'camera', rotation },
    state,
    camera,
    picked: camera ?? (state.name === 'off' ? null : state.other),
    playback,
    virtual,
    finder: { ...finder, error },
    retry: () => {
      onForget();
      if (state.name === 'failed' || (frozen && !finder.error)) {
        retryVideo();
        return true;
      }
      retryFinder();
      return finder.error !== null;
    },
  };
}
