import { useEffect, useEffectEvent, useState } from 'react';
import { Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { hasCode, KithError } from '../../../electron/contract/index.ts';
import { labelOf, type CameraIdentity, type CaptureSource } from '../../capture/camera.ts';
import { Overlay } from '../../capture/overlay.tsx';
import { useFaceVideo } from '../../capture/use-face-video.ts';
import { VideoNotice } from '../../capture/video-notice.tsx';
import { VideoStage } from '../../capture/video-stage.tsx';
import { useKith, type useStatus } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { Enlarge, Screen, useFullScreen } from './full-screen.tsx';
import classes from './live-page.module.css';
import { overlayFace } from './overlay-face.ts';
import { useLive } from './use-live.ts';

/** The part of the page that changes with every frame; apart, so that the rest does not. */
export function LiveStage({
  source,
  status,
  onPicked,
  onAsk,
}: {
  source: CaptureSource;
  status: Pick<ReturnType<typeof useStatus>, 'data' | 'error'>;
  /** Which camera plays, or is tried in the place of the chosen one. */
  onPicked: (camera: CameraIdentity | null) => void;
  /** Somebody asks why a face of this camera was decided on so. */
  onAsk: (face: { camera: string; track: number }) => void;
}) {
  const t = useTranslations();
  const kith = useKith();
  const screen = useFullScreen();
  const live = useLive();
  const { camera, faces, size, figures, onFrame, hasRoom, clear } = live;
  // Not known yet is not yet allowed.
  const paused = status.data?.paused ?? null;
  const { stage, state, picked, playback, finder, retry, ...video } = useFaceVideo(source, {
    active: paused === false,
    onFrame: (frame) => onFrame(frame, labelOf(video.camera)),
    hasRoom,
    onForget: clear,
  });
  const tellPicked = useEffectEvent(onPicked);
  useEffect(() => {
    tellPicked(picked);
  }, [picked]);

  /** Whether recognition was started anew since it last worked. */
  const [restarted, setRestarted] = useState(false);
  useEffect(() => {
    if (faces.some(({ decision }) => decision !== null)) setRestarted(false);
  }, [faces]);
  const down = status.data?.host === 'failed' ? new KithError('RecognitionFailed') : null;
  const failure = live.error ?? down;
  const problem = status.error ?? finder.error ?? failure;
  const tryAgain = (): void => {
    if (retry()) return;
    // A damaged version is no better in another process.
    if (failure && !hasCode(failure, 'ActiveVersionDamaged')) {
      setRestarted(true);
      void kith.system.restartRecognition().catch(notifyError);
    }
  };
  const ask = (track: number): void => onAsk({ camera, track });
  return (
    <div>
      <Screen screen={screen} faces={faces}>
        <VideoStage {...stage} label={t('live.video')}>
          {paused ? (
            <div className={classes.paused}>
              <Text c="gray.2">{t('live.paused')}</Text>
            </div>
          ) : (
            <>
              {/* What went wrong stands alone: a name beside it would be one from before. */}
              <Overlay
                faces={
                  problem
                    ? []
                    : faces.map((face) => {
                        const { action, ...shown } = overlayFace(face, t, ask);
                        // Whoever passes a full screen is not to wander off with it.
                        return action && !screen.full ? { ...shown, action } : shown;
                      })
                }
                {...size}
                mirrored={stage.mirrored}
              />
              <VideoNotice
                state={state}
                problem={problem}
                tried={
                  finder.error
                    ? finder.retried
                      ? 'finder'
                      : null
                    : restarted
                      ? 'recognition'
                      : null
                }
                ready={finder.ready}
                onRetry={tryAgain}
              />
            </>
          )}
          {!screen.full && document.fullscreenEnabled && <Enlarge onClick={screen.go} />}
        </VideoStage>
      </Screen>
      <FiguresPanel figures={figures} stopped={playback === null} />
    </div>
  );
}
