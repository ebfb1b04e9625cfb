import { useEffect, useRef, useState } from 'react';
import { Button, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconUserPlus } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useKith, usePeople, useStatus } from '../../owner/kith-context.tsx';
import type { CaptureSource } from '../../capture/camera.ts';
import { Overlay, type OverlayFace } from '../../capture/overlay.tsx';
import { SourcePicker, useRotation, useSource } from '../../capture/source-picker.tsx';
import { useCapture } from '../../capture/use-capture.ts';
import { playbackOf, useVideoSource } from '../../capture/use-video-source.ts';
import { VideoNotice } from '../../capture/video-notice.tsx';
import { VideoStage } from '../../capture/video-stage.tsx';
import { countText, instruction } from '../../i18n/en.ts';
import { notifyError } from '../../ui/notify-error.tsx';
import { BrokenPromise } from '../../ui/broken-promise.tsx';
import { Page } from '../../ui/page.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { ActivityList } from './activity-list.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import classes from './live-page.module.css';
import { useLive, type LiveFace } from './use-live.ts';

/** Live recognition: the video with its names, and beside it what was recognized when. */
export function LivePage() {
  const [source, setSource] = useSource();
  const kith = useKith();
  const status = useStatus();
  // Not known yet is not yet allowed: the camera stays off until the owner has said so.
  const paused = status.data?.paused ?? null;
  const [playing, setPlaying] = useState(false);
  const people = usePeople().data;
  const toggle = (): void => {
    if (paused !== null) void kith.system.pause({ paused: !paused }).catch(notifyError);
  };
  useShortcuts({ pauseLive: toggle });

  return (
    <Page
      title="Live"
      subtitle={
        people?.length === 0
          ? 'Nobody is enrolled yet, so everyone is unknown.'
          : people && `${countText(people.length, 'person')} enrolled`
      }
      actions={
        <>
          <SourcePicker source={source} playing={playing} onChoose={setSource} />
          <Button
            variant={paused ? 'filled' : 'default'}
            disabled={paused === null}
            onClick={toggle}
            leftSection={paused ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
          >
            {paused ? 'Resume' : 'Pause'}
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <LiveStage source={source} paused={paused} problem={status.error} onPlaying={setPlaying} />
        <div className={classes.side}>
          {people?.length === 0 && (
            <Button component={Link} href="/enroll" leftSection={<IconUserPlus size={18} />}>
              Enroll the first person
            </Button>
          )}
          <BrokenPromise />
          <ActivityList />
        </div>
      </div>
    </Page>
  );
}

/** The part of the page that changes with every frame; apart, so that the rest does not. */
function LiveStage({
  source,
  paused,
  problem,
  onPlaying,
}: {
  source: CaptureSource;
  /** Null while it is not known. */
  paused: boolean | null;
  /** Why it is not known. */
  problem: Error | null;
  onPlaying: (playing: boolean) => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const live = useLive();
  const { faces, size, figures, onFrame, hasRoom, clear } = live;
  const rotation = useRotation(source);
  const { state, retry } = useVideoSource(video, source, paused === false);
  const playback = playbackOf(state);
  const capture = useCapture(video, playback, rotation, onFrame, hasRoom);
  useEffect(() => onPlaying(playback !== null), [playback, onPlaying]);
  // Who was seen in one playback need not be who is seen in the next.
  useEffect(clear, [playback, clear]);
  const mirrored = source.kind === 'camera';

  return (
    <div>
      <VideoStage video={video} mirrored={mirrored} rotation={rotation} label="Live video">
        {paused ? (
          <div className={classes.paused}>
            <Text c="gray.2">Paused: the camera is off</Text>
          </div>
        ) : (
          <>
            <Overlay
              faces={faces.map(toOverlay)}
              width={size.width}
              height={size.height}
              mirrored={mirrored}
            />
            <VideoNotice
              state={state}
              problem={problem ?? capture.error ?? live.error}
              ready={capture.ready}
              onRetry={() => {
                clear();
                retry();
                capture.retry();
              }}
            />
          </>
        )}
      </VideoStage>
      <FiguresPanel figures={figures} />
    </div>
  );
}

function toOverlay({ track, box, decision }: LiveFace): OverlayFace {
  const face = { key: track, box };
  if (!decision?.settled) return { ...face, label: 'Looking…', tone: 'waiting' };
  const [reason] = decision.reasons;
  if (reason) return { ...face, label: instruction[reason], tone: 'waiting' };
  const detail = decision.score === null ? '' : decision.score.toFixed(2);
  if (decision.match) {
    return { ...face, label: decision.match.person, detail, tone: 'known' };
  }
  return { ...face, label: 'Unknown', detail, tone: 'unknown' };
}
