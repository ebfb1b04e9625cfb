import { useEffect, useRef, useState } from 'react';
import { Button, Checkbox, Group, Kbd, Loader, Stack, Text, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMachine } from '@xstate/react';
import { useLocation } from 'wouter';
import { limits, type Person } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import type { CapturedFrame } from '../../capture/messages.ts';
import { Overlay } from '../../capture/overlay.tsx';
import { SourcePicker, useSource } from '../../capture/source-picker.tsx';
import { useCapture } from '../../capture/use-capture.ts';
import { useVideoSource } from '../../capture/use-video-source.ts';
import { VideoNotice } from '../../capture/video-notice.tsx';
import { VideoStage } from '../../capture/video-stage.tsx';
import { consentWording } from '../../i18n/en.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { guide, type Guidance } from './capture-guide.ts';
import classes from './enroll-flow.module.css';
import { enrollMachine, isEnough } from './enroll-machine.ts';
import { LookAlikeModal } from './look-alike-modal.tsx';
import { PhotoPicker } from './photo-picker.tsx';
import { SampleStrip } from './sample-strip.tsx';

/** The enrollment flow on one page: the video on the left, what was taken and what to do on the right. */
export function EnrollFlow({ extend }: { extend: Person | null }) {
  const kith = useKith();
  const [state, send] = useMachine(enrollMachine, { input: { kith, extend } });
  const { name, consentAt, samples, error, lookAlikes, saved, canceled } = state.context;
  const [, navigate] = useLocation();
  const video = useRef<HTMLVideoElement>(null);
  const [source, setSource] = useSource();
  const playback = useVideoSource(video, source, true);
  const [guidance, setGuidance] = useState<Guidance | null>(null);
  const [size, setSize] = useState({ width: 640, height: 480 });
  const lastSample = useRef(-Infinity);

  const taking = state.matches({ capture: 'taking' });
  const paused = state.matches({ capture: 'paused' });
  const capturing = state.matches('capture');
  const canceling = state.matches({ saving: 'canceling' });
  const working = state.matches('comparing') || state.matches('saving');

  const onFrame = (frame: CapturedFrame): void => {
    setSize({ width: frame.width, height: frame.height });
    const appearances = samples.map(({ appearance }) => appearance);
    const now = performance.now();
    const result = guide(frame, appearances, now - lastSample.current);
    setGuidance(result);
    if (!taking || !result.take || !result.face) return;
    lastSample.current = now;
    send({
      type: 'TAKE',
      sample: {
        chip: new Blob([result.face.chip]),
        quality: { ...result.face.quality, SingleFacePresent: true },
        source: 'webcam',
        takenAt: new Date(),
        appearance: result.take,
      },
    });
  };
  const capture = useCapture(video, playback.state === 'playing', onFrame);

  useHotkeys(
    [
      ['space', () => capturing && send({ type: paused ? 'RESUME' : 'PAUSE' })],
      ['Enter', () => send({ type: capturing ? 'FINISH' : 'BEGIN' })],
    ],
    ['INPUT', 'BUTTON', 'TEXTAREA', 'A'],
  );
  // Unlike the other keys this one does nothing to a button that has the focus.
  useHotkeys([['Escape', () => send({ type: 'CANCEL' })]]);

  const tooLate = state.matches('savedBeforeCancel');
  useEffect(() => {
    if (saved) navigate(`/enrolled/${saved.id}`, { state: { tooLate } });
  }, [saved, tooLate, navigate]);

  const mirrored = source.kind === 'camera';
  return (
    <Page
      title={extend ? `Add samples to ${extend.name}` : 'Enroll'}
      subtitle={`${limits.webcamSamples} pictures that differ, taken by themselves while you move a little.`}
      actions={
        <SourcePicker source={source} playing={playback.state === 'playing'} onChoose={setSource} />
      }
    >
      <div className={classes.columns}>
        <div>
          <VideoStage video={video} mirrored={mirrored} label="Camera">
            {guidance?.face && (
              <Overlay
                faces={[
                  {
                    key: guidance.face.track,
                    box: guidance.face.box,
                    label: '',
                    tone: guidance.take ? 'good' : 'waiting',
                  },
                ]}
                width={size.width}
                height={size.height}
                mirrored={mirrored}
              />
            )}
            <VideoNotice
              state={playback.state}
              error={playback.error ?? capture.error}
              ready={capture.ready}
              onRetry={playback.retry}
            />
            {taking && guidance && playback.state === 'playing' && (
              <p className={classes.instruction} role="status" aria-live="polite">
                {guidance.instruction}
              </p>
            )}
            {paused && <p className={classes.instruction}>Paused</p>}
          </VideoStage>
        </div>
        <Stack gap="md">
          {error && <ErrorNotice error={error} />}
          {canceled && (
            <Text size="sm" role="status">
              Canceled: nothing was {extend ? `added to ${extend.name}` : 'kept'}.
            </Text>
          )}
          {state.matches('who') || state.matches('checkingName') ? (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                send({ type: 'BEGIN' });
              }}
            >
              <Stack gap="md">
                {!extend && (
                  <>
                    <TextInput
                      label="Name"
                      placeholder="Who is before the camera?"
                      value={name}
                      onChange={(event) => send({ type: 'NAME', name: event.currentTarget.value })}
                      maxLength={10_000}
                      autoFocus
                      data-autofocus
                      size="md"
                    />
                    <Checkbox
                      label={consentWording}
                      checked={consentAt !== null}
                      onChange={(event) =>
                        send({ type: 'CONSENT', given: event.currentTarget.checked })
                      }
                    />
                  </>
                )}
                <Button
                  type="submit"
                  size="md"
                  disabled={!state.can({ type: 'BEGIN' })}
                  loading={state.matches('checkingName')}
                >
                  Begin
                </Button>
                {!extend && (
                  <Text size="xs" c="dimmed">
                    The agreement is stored with its time. The person gives it, not the one who
                    clicks.
                  </Text>
                )}
              </Stack>
            </form>
          ) : (
            <>
              <SampleStrip
                samples={samples}
                disabled={working}
                onDiscard={(key) => send({ type: 'DISCARD', key })}
              />
              <PhotoPicker
                room={limits.samplesPerCall - samples.length}
                disabled={working}
                onSample={(sample) => send({ type: 'TAKE', sample })}
              />
              <Button
                size="md"
                disabled={!isEnough(samples) || working}
                onClick={() => send({ type: 'FINISH' })}
              >
                Save {extend?.name ?? name.trim()}
              </Button>
              <Group gap="xs" grow>
                <Button
                  variant="default"
                  leftSection={
                    paused ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />
                  }
                  disabled={!taking && !paused}
                  onClick={() => send({ type: paused ? 'RESUME' : 'PAUSE' })}
                >
                  {paused ? 'Resume' : 'Pause'}
                </Button>
                <Button
                  variant="default"
                  disabled={canceling}
                  onClick={() => send({ type: 'CANCEL' })}
                >
                  Cancel
                </Button>
              </Group>
              {working && (
                <Group gap="xs" role="status">
                  <Loader size="xs" />
                  <Text size="sm">
                    {canceling
                      ? 'Canceling'
                      : state.matches('saving')
                        ? 'Saving'
                        : 'Comparing with everyone enrolled'}
                  </Text>
                </Group>
              )}
              {!canceling && (
                <Text size="xs" c="dimmed">
                  {!working && (
                    <>
                      <Kbd>Space</Kbd> pauses, <Kbd>Enter</Kbd> saves,{' '}
                    </>
                  )}
                  <Kbd>Esc</Kbd> cancels and keeps nothing.
                </Text>
              )}
            </>
          )}
        </Stack>
      </div>
      {state.matches('lookAlike') && (
        <LookAlikeModal
          name={extend?.name ?? name.trim()}
          lookAlikes={lookAlikes}
          onSame={(personId) => send({ type: 'SAME_PERSON', personId })}
          onDifferent={() => send({ type: 'DIFFERENT_PERSON' })}
          onCancel={() => send({ type: 'CANCEL' })}
        />
      )}
    </Page>
  );
}
