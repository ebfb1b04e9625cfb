import { useEffect, useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { IconPhoto, IconVideo, IconVideoOff } from '@tabler/icons-react';
import { useMachine } from '@xstate/react';
import { useFormatter, useTranslations } from 'use-intl';
import { useLocation } from 'wouter';
import type { EventFrom, StateFrom } from 'xstate';
import { hasCode, type Person } from '../../../electron/contract/index.ts';
import type { CameraIdentity } from '../../capture/camera.ts';
import { SourcePicker, useSource } from '../../capture/source-picker.tsx';
import { useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { CameraStage, type CameraPhase } from './camera-stage.tsx';
import { CapturePanel } from './capture-panel.tsx';
import { Elsewhere } from './elsewhere.tsx';
import classes from './enroll-flow.module.css';
import { addedCount, givenTo, unreadOf, type Seen } from './enroll-context.ts';
import { enrollMachine } from './enroll-machine.ts';
import type { Enrolled } from './enrolled.ts';
import { LeftPanel } from './left-panel.tsx';
import { LookAlikeModal } from './look-alike-modal.tsx';
import { PhotoStage } from './photo-stage.tsx';
import { coveredBy } from '../../capture/poses.ts';
import { QuietLine } from './quiet-line.tsx';
import { SeenNote } from './seen-note.tsx';
import { SpokenSwitch } from './spoken-switch.tsx';
import { StagePlaceholder } from '../../capture/stage-placeholder.tsx';
import { RetakeButton } from './turns-notice.tsx';
import { UnlikeModal } from './unlike-modal.tsx';
import { WhoForm } from './who-form.tsx';

type State = StateFrom<typeof enrollMachine>;
type Send = (event: EventFrom<typeof enrollMachine>) => void;

/** The enrollment flow on one page: the camera or the photos on one side, what was taken and what to do on the other. */
export function EnrollFlow({
  extend,
  name: wanted,
  seen,
}: {
  extend: Person | null;
  /** Of somebody who was looked for already. */
  name: string;
  /** An unknown face to begin with; null to begin with the camera or photos. */
  seen: Seen | null;
}) {
  const t = useTranslations('enroll');
  const kith = useKith();
  const [state, send] = useMachine(enrollMachine, {
    input: { kith, extend, name: wanted, seen },
  });
  const { name, samples, method, error, unlike, lookAlikes, saved } = state.context;
  const [, navigate] = useLocation();
  const [source, setSource] = useSource();
  const [playing, setPlaying] = useState(false);
  const [camera, setCamera] = useState<CameraIdentity | null>(null);
  const capturing = state.matches('capture');
  const byCamera = method === 'camera';

  useShortcuts({
    pauseCapture: () => send({ type: state.can({ type: 'RESUME' }) ? 'RESUME' : 'PAUSE' }),
    goOn: () => send({ type: capturing ? 'FINISH' : 'BEGIN' }),
    leave: () => send({ type: 'CANCEL' }),
  });

  // Once another name is typed, the one that was offered must not come back with a reload.
  const renamed = state.matches('who') && wanted !== '' && name !== wanted;
  useEffect(() => {
    if (renamed) window.history.replaceState(null, '');
  }, [renamed]);

  const added = addedCount(state.context);
  const tooLate = state.matches('savedBeforeCancel');
  useEffect(() => {
    if (!saved) return;
    const covered = [...coveredBy(samples)];
    const enrolled: Enrolled = { tooLate, covered, byCamera, added };
    navigate(`/enrolled/${saved.id}`, { state: enrolled });
  }, [saved, samples, added, tooLate, byCamera, navigate]);

  if (state.matches('opening')) return null;
  const title = extend ? t('titleExtend', { name: extend.name }) : t('title');
  if (state.matches('elsewhere') && error) {
    return (
      <Page title={title} tellsOf={t('title')}>
        <Elsewhere error={error} onHere={() => send({ type: 'GO_ON' })} />
      </Page>
    );
  }
  const showsCamera = byCamera && !state.matches('left') && !state.matches('discarding');
  return (
    <Page
      wide
      title={title}
      tellsOf={t('title')}
      subtitle={t(subtitleOf(state))}
      actions={
        showsCamera && (
          <>
            <SpokenSwitch />
            <SourcePicker source={source} open={camera} onChoose={setSource} />
          </>
        )
      }
    >
      <div className={classes.columns}>
        <div className={classes.stage}>
          {showsCamera ? (
            <CameraStage
              source={source}
              phase={phaseOf(state)}
              samples={samples.filter((sample) => sample.source === 'webcam')}
              still={state.context.still}
              turns={state.context.turns}
              onTurns={(turns) => send({ type: 'TURNS', turns })}
              onTake={(sample, track) => send({ type: 'TAKE', sample, track })}
              onTrouble={(trouble) => send({ type: 'TROUBLE', trouble })}
              onPlaying={(plays, which) => {
                setPlaying(plays);
                setCamera(which);
              }}
              onUsePhotos={
                state.can({ type: 'METHOD', method: 'photos' })
                  ? () => send({ type: 'METHOD', method: 'photos' })
                  : null
              }
            />
          ) : (
            <StageWithoutCamera state={state} send={send} />
          )}
        </div>
        <div className={classes.side}>
          <Notices state={state} send={send} />
          <Side state={state} send={send} playing={playing} />
        </div>
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
          chip={samples[0]?.chip ?? null}
          onSame={(personId) => send({ type: 'SAME_PERSON', personId })}
          onDifferent={() => send({ type: 'DIFFERENT_PERSON' })}
          onCancel={() => send({ type: 'CANCEL' })}
        />
      )}
    </Page>
  );
}

function subtitleOf({ context: { method, still } }: State) {
  if (method === 'photos') return 'subtitlePhotos';
  return still ? 'subtitleStill' : 'subtitle';
}

/** What the camera is for now. */
function phaseOf(state: State): CameraPhase {
  if (state.matches('who') || state.matches('checkingName')) return 'preview';
  if (state.matches({ capture: 'taking' })) return 'taking';
  if (state.matches({ capture: 'recognizing' })) return 'recognizing';
  if (state.matches({ capture: 'complete' })) return 'complete';
  if (state.matches({ capture: 'paused' })) return 'paused';
  if (state.matches({ capture: 'mixed' })) {
    return state.context.samples.every(({ source }) => source === 'webcam') ? 'stopped' : 'paused';
  }
  return 'waiting';
}

function StageWithoutCamera({ state, send }: { state: State; send: Send }) {
  const t = useTranslations('enroll');
  const { extend, name, samples, method, photos, photosRead } = state.context;
  const icon = { size: 44, stroke: 1.3, 'aria-hidden': true } as const;
  if (state.matches('left') || state.matches('discarding')) {
    return <StagePlaceholder icon={<IconVideoOff {...icon} />} text={t('stage.off')} />;
  }
  if (method === 'photos' && (state.matches('who') || state.matches('checkingName'))) {
    return <StagePlaceholder icon={<IconPhoto {...icon} />} text={t('method.photosNext')} />;
  }
  return (
    <>
      <PhotoStage
        name={extend?.name ?? name.trim()}
        some={samples.length > 0}
        disabled={!state.matches({ capture: 'photos' }) && !state.matches({ capture: 'reading' })}
        progress={
          state.matches({ capture: 'reading' }) ? { done: photosRead, of: photos.length } : null
        }
        onPhotos={(files) => send({ type: 'PHOTOS', files })}
        onStop={() => send({ type: 'STOP_READING' })}
      />
      {state.can({ type: 'METHOD', method: 'camera' }) && (
        <Group justify="center" mt="xs">
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconVideo size={17} stroke={1.7} />}
            onClick={() => send({ type: 'METHOD', method: 'camera' })}
          >
            {t('method.useCamera')}
          </Button>
        </Group>
      )}
    </>
  );
}

/** What has to be said of the enrollment as a whole. */
function Notices({ state, send }: { state: State; send: Send }) {
  const t = useTranslations('enroll.draft');
  const format = useFormatter();
  const { error, notKept, pickedUp, discarded, wasOver } = state.context;
  const goesOn = state.matches('capture') || state.matches('who');
  return (
    <>
      {error && (
        <ErrorNotice error={error}>
          {hasCode(error, 'TurnsLookFlat') && state.can({ type: 'RETAKE' }) && (
            <RetakeButton onRetake={() => send({ type: 'RETAKE' })} />
          )}
        </ErrorNotice>
      )}
      {notKept && <ErrorNotice error={notKept}>{t('notKept')}</ErrorNotice>}
      {pickedUp && goesOn && (
        <QuietLine
          text={t('pickedUp', { time: format.dateTime(pickedUp, { timeStyle: 'short' }) })}
          action={t('startOver')}
          onAction={() => send({ type: 'START_OVER' })}
        />
      )}
      {discarded && state.matches('who') && (
        <QuietLine
          text={t(wasOver ? 'over' : 'discarded')}
          action={t('undo')}
          onAction={() => send({ type: 'UNDO' })}
        />
      )}
    </>
  );
}

function Side({ state, send, playing }: { state: State; send: Send; playing: boolean }) {
  const t = useTranslations('enroll');
  const { extend, name, consent, method, samples, keptAt } = state.context;
  if ((state.matches('left') || state.matches('discarding')) && keptAt) {
    return (
      <LeftPanel
        name={extend?.name ?? name.trim()}
        extends={extend !== null}
        samples={samples.length}
        unread={unreadOf(state.context).length}
        keptAt={keptAt}
        discarding={state.matches('discarding')}
        onGoOn={() => send({ type: 'GO_ON' })}
        onDiscard={() => send({ type: 'START_OVER' })}
      />
    );
  }
  if (state.matches('who') || state.matches('checkingName')) {
    const given = givenTo(state.context);
    return (
      <>
        {given.length > 0 && <SeenNote samples={given} />}
        {samples.length > 0 && (
          <Text size="sm" role="status">
            {t('picturesKept', { count: samples.length })}
          </Text>
        )}
        <WhoForm
          asksName={extend === null}
          name={name}
          consent={consent}
          // Pictures of the camera are given already.
          method={given.length > 0 ? null : method}
          canBegin={state.can({ type: 'BEGIN' })}
          checking={state.matches('checkingName')}
          onName={(typed) => send({ type: 'NAME', name: typed })}
          onConsent={(wording) => send({ type: 'CONSENT', wording })}
          onMethod={(chosen) => send({ type: 'METHOD', method: chosen })}
          onBegin={() => send({ type: 'BEGIN' })}
        />
      </>
    );
  }
  return <CapturePanel state={state} canChooseStill={method === 'camera' && playing} send={send} />;
}
