import { useRef, useState } from 'react';
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import {
  IconBulb,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconRotateClockwise,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Rotation } from '../../capture/camera.ts';
import { useScreenLight } from '../../capture/screen-light.ts';
import { SourcePicker, useRotation, useSource } from '../../capture/source-picker.tsx';
import { useCapture } from '../../capture/use-capture.ts';
import { playbackOf, useVideoSource } from '../../capture/use-video-source.ts';
import { VideoNotice } from '../../capture/video-notice.tsx';
import { VideoStage } from '../../capture/video-stage.tsx';
import { useKith } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { checks, findingsOf, type CameraFindings } from './camera-checks.ts';
import classes from './welcome-page.module.css';

const nothing: CameraFindings = { passed: new Set(), mend: null };

/** The second screen: which camera, and whether light, distance and its position will do. */
export function CameraCheck({ onBack, onNext }: { onBack: () => void; onNext: () => void }) {
  const t = useTranslations('welcome.camera');
  const common = useTranslations('common');
  const kith = useKith();
  const video = useRef<HTMLVideoElement>(null);
  const [source, setSource] = useSource();
  const rotation = useRotation(source);
  const { state, retry } = useVideoSource(video, source, true);
  const playback = playbackOf(state);
  const [found, setFound] = useState(nothing);
  const [lit, setLit] = useState(false);
  const [wasDark, setWasDark] = useState(false);
  useScreenLight(lit);
  const capture = useCapture(video, playback, rotation, (frame) => {
    const findings = findingsOf(frame);
    setFound(findings);
    // Once offered, the light stays where it can be switched off.
    if (findings.mend === 'TooDark') setWasDark(true);
  });
  const failed = state.name === 'failed';
  const { passed, mend } = failed || playback === null ? nothing : found;
  const good = passed.size === checks.length;
  const said = (): string => {
    if (good) return t('good');
    if (mend === 'Tilted') return t('tilted');
    return mend ? common(`instruction.${mend}`) : t('show');
  };
  const turn = (): void => {
    const cameraRotation = ((rotation + 90) % 360) as Rotation;
    void kith.settings.update({ cameraRotation }).catch(notifyError);
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
        <SourcePicker
          source={source}
          playing={playback !== null}
          camerasOnly
          onChoose={setSource}
        />
      </Group>
      <VideoStage video={video} mirrored rotation={rotation} label={t('video')}>
        {playback !== null && capture.ready && (
          <>
            <div className={classes.oval} data-good={good || undefined} />
            <p className={classes.said} role="status">
              {said()}
            </p>
          </>
        )}
        <VideoNotice
          state={state}
          problem={capture.error}
          ready={capture.ready}
          onRetry={() => {
            retry();
            capture.retry();
          }}
        />
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
          {(wasDark || lit) && (
            <Button
              variant={lit ? 'filled' : 'default'}
              size="xs"
              aria-pressed={lit}
              leftSection={<IconBulb size={16} />}
              onClick={() => setLit(!lit)}
            >
              {t(lit ? 'lightOff' : 'lightOn')}
            </Button>
          )}
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRotateClockwise size={16} />}
            disabled={playback === null}
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
