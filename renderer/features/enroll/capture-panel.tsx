import { Button, Group, Kbd, Loader, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { EventFrom, StateFrom } from 'xstate';
import classes from './capture-panel.module.css';
import type { enrollMachine } from './enroll-machine.ts';
import { Finish } from './finish.tsx';
import { CrowdNotice } from './crowd-notice.tsx';
import { PeopleNotice } from './people-notice.tsx';
import { PhotoOutcome } from './photo-outcome.tsx';
import { PhotoRemarks } from './photo-remarks.tsx';
import { hasCode } from '../../../electron/contract/index.ts';
import { coveredByPoses } from '../../../native-models/face/pose-segments.ts';
import { coveredBy, lackOf } from '../../capture/poses.ts';
import { useSettings } from '../../owner/kith-context.tsx';
import { SampleStrip } from './sample-strip.tsx';
import { TurnsNotice } from './turns-notice.tsx';
import { UnlikeNotice } from './unlike-notice.tsx';
import { UnreadPhotos } from './unread-photos.tsx';

/** What was taken and what is wrong with it, and below it, always in sight, what can be done. */
export function CapturePanel({
  state,
  canChooseStill,
  send,
}: {
  state: StateFrom<typeof enrollMachine>;
  /** Whether somebody can choose now not to move their head, or to do so after all. */
  canChooseStill: boolean;
  send: (event: EventFrom<typeof enrollMachine>) => void;
}) {
  const t = useTranslations('enroll');
  const { extend, name, samples, method, still, groups, unlike, refused, unread, canceled } =
    state.context;
  const { turns, error } = state.context;
  const policy = useSettings().data?.liveness ?? 'off';
  const [crowd] = state.context.crowds;
  const capturing = state.matches('capture');
  const mixed = state.matches({ capture: 'mixed' });
  const reading = state.matches({ capture: 'reading' });
  const paused = state.matches({ capture: 'paused' });
  const saving = state.matches('saving');
  const canceling = state.matches({ saving: 'canceling' });
  const working = state.matches('comparing') || saving;
  const byCamera = method === 'camera';
  const photos = samples.filter(({ source }) => source === 'photo');
  const odd = new Set(mixed ? groups.slice(1).flat() : capturing ? unlike?.keys : []);
  const keep = (keys: readonly number[]): void => send({ type: 'KEEP', keys });
  // Who chooses photos alone knows what they show; beside pictures of the camera they cover what they do.
  const fromPhotos = coveredByPoses(photos.map(({ appearance }) => appearance));
  const isByHand = photos.length > 0 && photos.length === samples.length;
  const lack = isByHand ? null : lackOf(new Set([...coveredBy(samples), ...fromPhotos]));
  return (
    <>
      {mixed && <PeopleNotice groups={groups} samples={samples} onKeep={keep} />}
      {state.context.nameChanged && capturing && (
        <Text size="sm" role="status">
          {t('nameChanged', { name })}
        </Text>
      )}
      {crowd && capturing && !mixed && (
        <CrowdNotice
          key={crowd.key}
          crowd={crowd}
          name={extend?.name ?? name.trim()}
          onChoose={(place) => send({ type: 'CHOOSE_FACE', key: crowd.key, place })}
        />
      )}
      {unlike && capturing && !mixed && (
        <UnlikeNotice
          unlike={unlike}
          onRemove={() =>
            keep(samples.map(({ key }) => key).filter((key) => !unlike.keys.includes(key)))
          }
        />
      )}
      {turns === 'not live' && capturing && !mixed && !hasCode(error, 'TurnsLookFlat') && (
        <TurnsNotice required={policy === 'require'} onRetake={() => send({ type: 'RETAKE' })} />
      )}
      {unread.length > 0 && (reading || state.matches({ capture: 'photos' })) && (
        <UnreadPhotos
          names={unread}
          onPhotos={(files) => send({ type: 'PHOTOS', files })}
          onDismiss={() => send({ type: 'DISMISS_UNREAD' })}
        />
      )}
      {refused.length > 0 && !reading && (
        <PhotoOutcome
          added={photos.length}
          refused={refused}
          onDismiss={() => send({ type: 'DISMISS_REFUSED' })}
        />
      )}
      <PhotoRemarks samples={samples} />
      <SampleStrip
        samples={samples}
        method={method}
        still={still}
        odd={odd}
        disabled={working}
        onDiscard={(key) => send({ type: 'DISCARD', key })}
      />
      <div className={classes.foot}>
        {canceled && (
          <Text size="sm" role="status">
            {t('canceled')}
          </Text>
        )}
        <Finish
          name={extend?.name ?? name.trim()}
          lack={lack}
          still={still}
          canSave={state.can({ type: 'FINISH' })}
          canFinishEarly={state.can({ type: 'FINISH_WITH_THESE' })}
          canChoose={canChooseStill && state.can({ type: 'STILL', still: !still })}
          onSave={() => send({ type: 'FINISH' })}
          onFinishEarly={() => send({ type: 'FINISH_WITH_THESE' })}
          onStill={(chosen) => send({ type: 'STILL', still: chosen })}
        />
        <Group gap="xs" grow preventGrowOverflow={false}>
          {byCamera && !working && (
            <Button
              variant="default"
              leftSection={paused ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
              disabled={!state.can({ type: 'PAUSE' }) && !state.can({ type: 'RESUME' })}
              onClick={() => send({ type: paused ? 'RESUME' : 'PAUSE' })}
            >
              {t(paused ? 'resume' : 'pause')}
            </Button>
          )}
          <Button variant="default" disabled={canceling} onClick={() => send({ type: 'CANCEL' })}>
            {t(working ? 'cancel' : 'leave')}
          </Button>
        </Group>
        {working && (
          <Group gap="xs" role="status">
            <Loader size="xs" />
            <Text size="sm">{t(canceling ? 'canceling' : saving ? 'saving' : 'comparing')}</Text>
          </Group>
        )}
        {!canceling && (
          <Text size="xs" c="dimmed" className={classes.keys}>
            {(state.can({ type: 'PAUSE' }) || state.can({ type: 'RESUME' })) && (
              <>{t.rich('keys.pauses', { key })} </>
            )}
            {state.can({ type: 'FINISH' }) && <>{t.rich('keys.saves', { key })} </>}
            {t.rich(working ? 'keys.cancels' : 'keys.leaves', { key })}
          </Text>
        )}
      </div>
    </>
  );
}

function key(name: React.ReactNode): React.ReactNode {
  return <Kbd>{name}</Kbd>;
}
