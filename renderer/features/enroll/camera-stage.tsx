import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { EnrollmentFailure, LivenessState } from '../../../electron/contract/index.ts';
import { labelOf, type CameraIdentity, type CaptureSource } from '../../capture/camera.ts';
import type { CapturedFrame } from '../../capture/messages.ts';
import { Overlay } from '../../capture/overlay.tsx';
import { ScreenLight } from '../../capture/screen-light.tsx';
import { useFaceVideo } from '../../capture/use-face-video.ts';
import { useLiveness } from '../../capture/use-liveness.ts';
import { VideoNotice } from '../../capture/video-notice.tsx';
import { VideoStage } from '../../capture/video-stage.tsx';
import { guide, type Guidance } from './capture-guide.ts';
import classes from './camera-stage.module.css';
import type { DraftSample, FoundSample } from './draft-sample.ts';
import { useInstruction } from '../../capture/instruction.ts';
import { coveredBy, nextOpen, type Segment } from '../../capture/poses.ts';
import { Trouble } from './trouble.ts';
import { RingAroundFace } from './ring-around-face.tsx';
import { SpokenHelp } from './spoken-help.tsx';
import { useTurns } from './use-turns.ts';

/** What the camera is for: to be looked into before it begins, to take samples, or nothing for now. */
export type CameraPhase =
  | 'preview'
  | 'taking'
  // It is looked up who has come before it.
  | 'recognizing'
  | 'paused'
  | 'complete'
  | 'stopped'
  | 'waiting';

/**
 * The camera's picture with the ring of poses and the instruction: takes each sample by itself, as the guide says. Apart from the
 * rest of the page, for it changes with every frame. Where there is no camera the way to photos is right below.
 */
export function CameraStage({
  source,
  phase,
  samples,
  still,
  turns,
  onTake,
  onTrouble,
  onTurns,
  onPlaying,
  onUsePhotos,
}: {
  source: CaptureSource;
  phase: CameraPhase;
  /** Those that the camera took. */
  samples: readonly DraftSample[];
  still: boolean;
  /** What the turns of the head have said so far. */
  turns: LivenessState | null;
  onTurns: (turns: LivenessState) => void;
  /** `track`: which of the faces seen it is of. */
  onTake: (sample: FoundSample, track: number) => void;
  /** What keeps a first picture from being taken, most of the time. */
  onTrouble: (trouble: EnrollmentFailure) => void;
  /** Whether it plays, and which camera does, or is tried in the place of the chosen one. */
  onPlaying: (playing: boolean, camera: CameraIdentity | null) => void;
  /** Takes photos in the camera's place; null where that is no choice now. */
  onUsePhotos: (() => void) | null;
}) {
  const t = useTranslations('enroll');
  const say = useInstruction();
  const [guidance, setGuidance] = useState<Guidance | null>(null);
  const [size, setSize] = useState({ width: 640, height: 480 });
  const lastSample = useRef(-Infinity);
  const prints = useRef(new Set<number>());
  const trouble = useRef(new Trouble());
  /** What the camera that plays calls itself. */
  const seenBy = useRef<string | null>(null);
  const liveness = useLiveness();
  const covered = coveredBy(samples);
  const asks = phase === 'taking' || phase === 'recognizing';
  const capturing = phase !== 'preview' && phase !== 'waiting';
  const [asked, setAsked] = useState<Segment | null>(null);
  const turning = useTurns({
    looks: capturing && !still && liveness.policy !== 'off',
    asks,
    samples,
    turns,
    onTurns,
  });

  const onFrame = (frame: CapturedFrame): void => {
    setSize({ width: frame.width, height: frame.height });
    const now = performance.now();
    const [first] = frame.faces;
    if (first) liveness.look(first);
    const state = first ? liveness.stateOf(first.track) : null;
    const wanted = turning.see(first ?? null);
    setAsked(wanted);
    const result = guide(frame, samples, {
      still,
      taking: phase === 'taking',
      denial: liveness.policy === 'require' ? denialOf(state, turns) : null,
      asked: wanted,
      sinceLastSample: now - lastSample.current,
      prints: prints.current,
      before: guidance?.face ?? null,
    });
    setGuidance(result);
    if (phase === 'preview') trouble.current = new Trouble();
    if (phase === 'taking' && samples.length === 0 && !result.take) {
      const found = trouble.current.see(result.instruction, now);
      if (found) onTrouble(found);
    }
    if (!result.take || !result.face) return;
    lastSample.current = now;
    prints.current.add(frame.print);
    const sample = {
      chip: new Blob([result.face.chip]),
      quality: { ...result.face.quality, SingleFacePresent: true },
      source: 'webcam',
      takenAt: new Date(),
      liveness: state,
      camera: seenBy.current,
      ...result.take,
    } as const;
    onTake(sample, result.face.track);
  };
  const { stage, state, camera, picked, playback, virtual, finder, retry } = useFaceVideo(source, {
    onFrame,
    turns: turning.round,
    onForget: () => setGuidance(null),
  });
  useEffect(() => {
    seenBy.current = labelOf(camera);
  }, [camera]);
  const tell = useEffectEvent(onPlaying);
  useEffect(() => tell(playback !== null, picked), [playback, picked]);

  const said = (): string | null => {
    switch (phase) {
      case 'taking':
      case 'recognizing':
        return guidance && say(guidance.instruction);
      case 'complete':
        return t('stage.complete');
      case 'paused':
      case 'stopped':
        return t(`stage.${phase}`);
      default:
        return null;
    }
  };
  const instruction = said();
  return (
    <div>
      <VideoStage {...stage} label={t('camera')}>
        {capturing && playback !== null && (
          <RingAroundFace
            box={guidance?.face?.box ?? null}
            {...size}
            mirrored={stage.mirrored}
            covered={covered}
            next={asks && !still ? (asked ?? nextOpen(samples)) : null}
          />
        )}
        {!capturing && guidance?.face && (
          <Overlay
            faces={[
              { key: guidance.face.track, box: guidance.face.box, label: '', tone: 'waiting' },
            ]}
            width={size.width}
            height={size.height}
            mirrored={stage.mirrored}
          />
        )}
        <VideoNotice
          state={state}
          problem={finder.error ?? liveness.error}
          ready={finder.ready}
          onRetry={retry}
        />
        {instruction && playback !== null && (
          <p className={classes.instruction} role="status" aria-live="polite">
            {instruction}
          </p>
        )}
      </VideoStage>
      <SpokenHelp instruction={capturing ? instruction : null} asks={asks} covered={covered} />
      {capturing && liveness.policy !== 'off' && (virtual || liveness.unchecked) && (
        <Text size="xs" c="dimmed" ta="center" mt={4} role="status">
          {t(virtual ? 'stage.virtual' : 'stage.unchecked')}
        </Text>
      )}
      <Group justify="center" mt="xs">
        <ScreenLight tooDark={guidance?.instruction === 'TooDark'} />
        {onUsePhotos && (capturing || state.name === 'failed') && (
          <Button
            size={state.name === 'failed' ? 'sm' : 'compact-sm'}
            variant={state.name === 'failed' ? 'filled' : 'subtle'}
            leftSection={<IconPhoto size={17} stroke={1.7} />}
            onClick={onUsePhotos}
          >
            {t('method.usePhotos')}
          </Button>
        )}
      </Group>
    </div>
  );
}

/** Why nothing may be taken of a face that has to be live; null where it is, and does not turn as a picture does. */
function denialOf(
  state: LivenessState | null,
  turns: LivenessState | null,
): 'NotLive' | 'LiveNotShown' | null {
  if (turns === 'not live') return 'NotLive';
  if (state === 'live') return null;
  return state === 'not live' ? 'NotLive' : 'LiveNotShown';
}
