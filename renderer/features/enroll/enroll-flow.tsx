import { useEffect, useRef, useState } from 'react';
import { Button, Group, Kbd, Loader, Stack, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMachine } from '@xstate/react';
import { useLocation } from 'wouter';
import type { Person } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import type { CapturedFrame } from '../../capture/messages.ts';
import { Overlay } from '../../capture/overlay.tsx';
import { SourcePicker, useRotation, useSource } from '../../capture/source-picker.tsx';
import { useCapture } from '../../capture/use-capture.ts';
import { playbackOf, useVideoSource } from '../../capture/use-video-source.ts';
import { VideoNotice } from '../../capture/video-notice.tsx';
import { VideoStage } from '../../capture/video-stage.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { Page } from '../../ui/page.tsx';
import { guide, type Guidance } from './capture-guide.ts';
import classes from './enroll-flow.module.css';
import { enrollMachine } from './enroll-machine.ts';
import { Finish } from './finish.tsx';
import { LookAlikeModal } from './look-alike-modal.tsx';
import { PeopleNotice } from './people-notice.tsx';
import { PhotoPicker } from './photo-picker.tsx';
import { costOf, coveredBy, nextOpen } from '../../capture/poses.ts';
import { RingAroundFace } from './ring-around-face.tsx';
import { SampleStrip } from './sample-strip.tsx';
import { SeenNote } from './seen-note.tsx';
import { UnlikeModal } from './unlike-modal.tsx';
import { UnlikeNotice } from './unlike-notice.tsx';
import { useGivenSamples, type GivenSamples } from './use-given-samples.ts';
import { WhoForm } from './who-form.tsx';

/** The enrollment flow on one page: the video on the left, what was taken and what to do on the right. */
export function EnrollFlow({
  extend,
  name: wanted,
  given,
}: {
  extend: Person | null;
  name: string;
  given: GivenSamples;
}) {
  const kith = useKith();
  const [state, send] = useMachine(enrollMachine, {
    input: { kith, extend, name: wanted },
  });
  const {
    name,
    consentAt,
    samples,
    still,
    photos,
    photosRead,
    refused,
    error,
    groups,
    unlike,
    lookAlikes,
    saved,
    canceled,
  } = state.context;
  const [, navigate] = useLocation();
  const video = useRef<HTMLVideoElement>(null);
  const [source, setSource] = useSource();
  const rotation = useRotation(source);
  const { state: videoState, retry } = useVideoSource(video, source, true);
  const playback = playbackOf(videoState);
  const [guidance, setGuidance] = useState<Guidance | null>(null);
  const [size, setSize] = useState({ width: 640, height: 480 });
  const lastSample = useRef(-Infinity);

  const taking = state.matches({ capture: 'taking' });
  const reading = state.matches({ capture: 'reading' });
  const stopped = reading || state.matches({ capture: 'paused' });
  const mixed = state.matches({ capture: 'mixed' });
  const capturing = state.matches('capture');
  const canceling = state.matches({ saving: 'canceling' });
  const working = state.matches('comparing') || state.matches('saving');

  useGivenSamples(given, { capturing, taking, isEmpty: samples.length === 0 }, send);

  const webcamSamples = samples.filter((sample) => sample.source === 'webcam');
  const covered = coveredBy(webcamSamples);

  const onFrame = (frame: CapturedFrame): void => {
    setSize({ width: frame.width, height: frame.height });
    const now = performance.now();
    const result = guide(frame, webcamSamples, {
      still,
      sinceLastSample: now - lastSample.current,
      before: guidance?.face ?? null,
    });
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
        ...result.take,
      },
    });
  };
  const capture = useCapture(video, playback, rotation, onFrame);
  // What was seen in one playback says nothing about the next.
  useEffect(() => setGuidance(null), [playback]);

  useShortcuts({
    pauseCapture: () => capturing && send({ type: stopped ? 'RESUME' : 'PAUSE' }),
    goOn: () => send({ type: capturing ? 'FINISH' : 'BEGIN' }),
    leave: () => send({ type: 'CANCEL' }),
  });

  const tooLate = state.matches('savedBeforeCancel');
  useEffect(() => {
    if (saved) navigate(`/enrolled/${saved.id}`, { state: { tooLate } });
  }, [saved, tooLate, navigate]);

  const odd = new Set(mixed ? groups.slice(1).flat() : capturing ? unlike?.keys : []);
  const keep = (keys: readonly number[]): void => send({ type: 'KEEP', keys });

  const mirrored = source.kind === 'camera';
  return (
    <Page
      title={extend ? `Add samples to ${extend.name}` : 'Enroll'}
      subtitle="A picture from each side, taken as you turn your head."
      actions={<SourcePicker source={source} playing={playback !== null} onChoose={setSource} />}
    >
      <div className={classes.columns}>
        <div>
          <VideoStage video={video} mirrored={mirrored} rotation={rotation} label="Camera">
            {capturing && playback !== null && (
              <RingAroundFace
                box={guidance?.face?.box ?? null}
                {...size}
                mirrored={mirrored}
                covered={covered}
                next={taking && !still ? nextOpen(webcamSamples) : null}
              />
            )}
            {!capturing && guidance?.face && (
              <Overlay
                faces={[
                  {
                    key: guidance.face.track,
                    box: guidance.face.box,
                    label: '',
                    tone: 'waiting',
                  },
                ]}
                width={size.width}
                height={size.height}
                mirrored={mirrored}
              />
            )}
            <VideoNotice
              state={videoState}
              problem={capture.error}
              ready={capture.ready}
              onRetry={() => {
                retry();
                capture.retry();
              }}
            />
            {taking && guidance && (
              <p className={classes.instruction} role="status" aria-live="polite">
                {guidance.instruction}
              </p>
            )}
            {state.matches({ capture: 'complete' }) && (
              <p className={classes.instruction} role="status">
                All done: save when you like
              </p>
            )}
            {(stopped || mixed) && (
              <p className={classes.instruction}>
                {mixed && samples.every(({ source: from }) => from === 'webcam')
                  ? 'Stopped: another face was seen'
                  : 'Paused'}
              </p>
            )}
          </VideoStage>
        </div>
        <Stack gap="md">
          {error && <ErrorNotice error={error} />}
          {canceled && (
            <Text size="sm" role="status">
              Canceled: nothing was {extend ? `added to ${extend.name}` : 'kept'}.
            </Text>
          )}
          {!capturing && given.length > 0 && <SeenNote samples={given} />}
          {state.matches('who') || state.matches('checkingName') ? (
            <WhoForm
              asksName={extend === null}
              name={name}
              agreed={consentAt !== null}
              canBegin={state.can({ type: 'BEGIN' })}
              checking={state.matches('checkingName')}
              onName={(typed) => send({ type: 'NAME', name: typed })}
              onAgree={(given) => send({ type: 'CONSENT', given })}
              onBegin={() => send({ type: 'BEGIN' })}
            />
          ) : (
            <>
              <SampleStrip
                samples={samples}
                still={still}
                odd={odd}
                disabled={working}
                onDiscard={(key) => send({ type: 'DISCARD', key })}
              />
              {mixed && <PeopleNotice groups={groups} samples={samples} onKeep={keep} />}
              {unlike && capturing && !mixed && (
                <UnlikeNotice
                  unlike={unlike}
                  onRemove={() =>
                    keep(samples.map(({ key }) => key).filter((key) => !unlike.keys.includes(key)))
                  }
                />
              )}
              {!mixed && (
                <PhotoPicker
                  disabled={working}
                  progress={reading ? { done: photosRead, of: photos.length } : null}
                  refused={refused}
                  onPhotos={(files) => send({ type: 'PHOTOS', files })}
                  onStop={() => send({ type: 'STOP_READING' })}
                  onDismiss={() => send({ type: 'DISMISS_REFUSED' })}
                />
              )}
              {reading && (
                <Text size="sm" c="dimmed">
                  You can save once all photos have been read, or after you stop reading them.
                </Text>
              )}
              <Finish
                name={extend?.name ?? name.trim()}
                cost={webcamSamples.length === samples.length ? costOf(covered) : null}
                still={still}
                canSave={state.can({ type: 'FINISH' })}
                canFinishEarly={state.can({ type: 'FINISH_WITH_THESE' })}
                canChoose={playback !== null && state.can({ type: 'STILL', still: !still })}
                onSave={() => send({ type: 'FINISH' })}
                onFinishEarly={() => send({ type: 'FINISH_WITH_THESE' })}
                onStill={(chosen) => send({ type: 'STILL', still: chosen })}
              />
              <Group gap="xs" grow>
                <Button
                  variant="default"
                  leftSection={
                    stopped ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />
                  }
                  disabled={!state.can({ type: 'PAUSE' }) && !state.can({ type: 'RESUME' })}
                  onClick={() => send({ type: stopped ? 'RESUME' : 'PAUSE' })}
                >
                  {stopped ? 'Resume' : 'Pause'}
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
                  {!working && !reading && (
                    <>
                      {!state.matches({ capture: 'complete' }) && (
                        <>
                          <Kbd>Space</Kbd> pauses,{' '}
                        </>
                      )}
                      {state.can({ type: 'FINISH' }) && (
                        <>
                          <Kbd>Enter</Kbd> saves,{' '}
                        </>
                      )}
                    </>
                  )}
                  <Kbd>Esc</Kbd> cancels and keeps nothing.
                </Text>
              )}
            </>
          )}
        </Stack>
      </div>
      {state.matches('unlike') && unlike && (
        <UnlikeModal
          unlike={unlike}
          samples={samples}
          onAdd={() => send({ type: 'ADD_ANYWAY' })}
          onDoNotAdd={() => send({ type: 'DO_NOT_ADD' })}
        />
      )}
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
