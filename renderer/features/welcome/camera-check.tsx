import { useRef, useState } from 'react';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleDashed, IconRotateClockwise } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { CameraRotation } from '../../../electron/contract/index.ts';
import { ScreenLight } from '../../capture/screen-light.tsx';
import type { CameraIdentity } from '../../capture/camera.ts';
import { useKnownCameras } from '../../capture/known-cameras.ts';
import { SourcePicker, useSource } from '../../capture/source-picker.tsx';
import { useFaceVideo } from '../../capture/use-face-video.ts';
import { VideoNotice } from '../../capture/video-notice.tsx';
import { VideoStage } from '../../capture/video-stage.tsx';
import { checks, findingsOf, type CameraFindings } from './camera-checks.ts';
import classes from './welcome-page.module.css';

const nothing: CameraFindings = { passed: new Set(), mend: null };

/** The second screen: which camera, and whether light, distance and its position will do. */
export function CameraCheck({ onBack, onNext }: { onBack: () => void; onNext: () => void }) {
  const t = useTranslations('welcome.camera');
  const common = useTranslations('common');
  const { turn: turnCamera } = useKnownCameras(false);
  const [source, setSource] = useSource();
  const [found, setFound] = useState(nothing);
  const { stage, state, camera, picked, playback, finder, retry } = useFaceVideo(source, {
    onFrame: (frame) => setFound(findingsOf(frame)),
    onForget: () => setFound(nothing),
  });
  const failed = state.name === 'failed';
  const { passed, mend } = found;
  const good = passed.size === checks.length;
  const said = (): string => {
    if (mend === 'Tilted') return t('tilted');
    if (mend && mend !== 'place') return common(`instruction.${mend}`);
    return t(good ? 'good' : 'show');
  };
  /** How far it was asked to be turned: a second click need not wait until the first was answered. */
  const asked = useRef<{ camera: CameraIdentity; rotation: CameraRotation } | null>(null);
  const turn = (): void => {
    if (!camera) return;
    const now = asked.current?.camera === camera ? asked.current.rotation : stage.rotation;
    const rotation = ((now + 90) % 360) as CameraRotation;
    asked.current = { camera, rotation };
    turnCamera(camera, rotation);
  };
  return (
    <Stack gap="md" className={classes.check}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={1} size="h2">
            {t('title')}
          </Title>
          <Text c="dimmed">{t('text')}</Text>
        </div>
        <SourcePicker source={source} open={picked} camerasOnly onChoose={setSource} />
      </Group>
      <VideoStage {...stage} label={t('video')}>
        {playback !== null && finder.ready && (
          <>
            <div className={classes.oval} data-good={good || undefined} />
            <p className={classes.said} role="status">
              {said()}
            </p>
          </>
        )}
        <VideoNotice state={state} problem={finder.error} ready={finder.ready} onRetry={retry} />
      </VideoStage>
      <Group justify="space-between">
        <Group gap="md" role="list" aria-label={t('checks.title')}>
          {checks.map((check) => (
            <Group key={check} gap={6} wrap="nowrap" role="listitem">
              {passed.has(check) ? (
                <IconCircleCheckFilled
                  size={20}
                  color="var(--mantine-primary-color-filled)"
                  aria-label={t('checks.passed')}
                />
              ) : (
                <IconCircleDashed size={20} opacity={0.55} aria-label={t('checks.open')} />
              )}
              <Text size="sm">{t(`checks.${check}`)}</Text>
            </Group>
          ))}
        </Group>
        <Group gap="xs">
          <ScreenLight tooDark={mend === 'TooDark'} />
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRotateClockwise size={16} />}
            disabled={camera === null}
            onClick={turn}
          >
            {t('turn')}
          </Button>
        </Group>
      </Group>
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
        <Button size="md" variant={good ? 'filled' : 'default'} onClick={onNext} autoFocus>
          {failed ? t('nextWithout') : t('next')}
        </Button>
      </Group>
    </Stack>
  );
}
