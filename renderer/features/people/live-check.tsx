import { useEffect, useRef } from 'react';
import { Button, Group, Stack } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Person } from '../../../electron/contract/index.ts';
import { Overlay } from '../../capture/overlay.tsx';
import { useRotation, useSource } from '../../capture/source-picker.tsx';
import { useCapture } from '../../capture/use-capture.ts';
import { playbackOf, useVideoSource } from '../../capture/use-video-source.ts';
import { VideoNotice } from '../../capture/video-notice.tsx';
import { VideoStage } from '../../capture/video-stage.tsx';
import { useStatus } from '../../owner/kith-context.tsx';
import { CheckResult } from './check-result.tsx';
import { outcomeOf } from '../../capture/check-outcome.ts';
import { useCheck } from '../../capture/use-check.ts';

/** The camera, and below it whether who is seen is recognized as the person. */
export function LiveCheck({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations('people.check');
  const video = useRef<HTMLVideoElement>(null);
  const status = useStatus().data;
  const paused = status?.paused ?? null;
  const [source] = useSource();
  const rotation = useRotation(source);
  const { checked, error, onFrame, clear } = useCheck();
  const { state, retry } = useVideoSource(video, source, paused === false);
  const playback = playbackOf(state);
  const capture = useCapture(video, playback, rotation, onFrame);
  // Who was seen in one playback need not be who is seen in the next.
  useEffect(() => clear, [playback, clear]);
  const outcome = paused ? ({ kind: 'paused' } as const) : outcomeOf(checked, person.id);
  const wantsPictures =
    outcome.kind === 'unknown' ||
    (outcome.kind === 'recognized' && outcome.strength === 'fairly sure');
  return (
    <Stack>
      {!paused && (
        <VideoStage video={video} mirrored rotation={rotation} label={t('video')}>
          {checked && (
            <Overlay
              faces={[
                {
                  key: checked.face.track,
                  box: checked.face.box,
                  label: '',
                  tone: toneOf[outcome.kind],
                },
              ]}
              width={checked.width}
              height={checked.height}
              mirrored
            />
          )}
          <VideoNotice
            state={state}
            problem={capture.error ?? error}
            ready={capture.ready}
            onRetry={() => {
              clear();
              retry();
              capture.retry();
            }}
          />
        </VideoStage>
      )}
      <CheckResult outcome={outcome} name={person.name} />
      <Group justify="flex-end">
        {wantsPictures && (
          <Button component={Link} href={`/enroll/${person.id}`} variant="default">
            {t('add')}
          </Button>
        )}
        <Button onClick={onClose} data-autofocus>
          {t('close')}
        </Button>
      </Group>
    </Stack>
  );
}

const toneOf = {
  recognized: 'known',
  other: 'unknown',
  unknown: 'unknown',
  nobody: 'waiting',
  looking: 'waiting',
  unusable: 'waiting',
  paused: 'waiting',
} as const;
