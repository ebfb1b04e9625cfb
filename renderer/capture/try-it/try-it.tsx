import { useState, type ComponentProps } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconVideo } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Evidence, Person } from '../../../electron/contract/index.ts';
import { useStatus } from '../../owner/kith-context.tsx';
import { StagePlaceholder } from '../stage-placeholder.tsx';
import { CheckedStage } from './checked-stage.tsx';
import { CountdownRing } from './countdown-ring.tsx';
import { MomentStrip } from './moment-strip.tsx';
import { TRIAL, type Glimpse } from './moments.ts';
import { TrialResult } from './trial-result.tsx';
import { useFaceMark } from './use-face-mark.ts';
import { useTrial } from './use-trial.ts';

/** What somebody before the camera is asked to do, each for as long as the others. */
const asked = ['look', 'sides', 'nod', 'distance'] as const;

/**
 * Ten seconds before the camera: in how many moments a person is recognized, what was hard, and the pictures that would have
 * helped. What was seen is let go with the component, unless it is added.
 */
export function TryIt(trial: {
  person: Person;
  /** Whether the camera is opened at once. */
  begins: boolean;
  /** Somebody asks why of a hard moment. */
  onAsk: (why: Promise<Evidence>) => void;
  /** Closes the place that it is shown in. */
  onClose?: () => void;
}) {
  const t = useTranslations('tryIt');
  return (
    <section aria-label={t('label')}>
      <Trial {...trial} />
    </section>
  );
}

function Trial({ person, begins, onAsk, onClose }: ComponentProps<typeof TryIt>) {
  const t = useTranslations('tryIt');
  const [on, setOn] = useState(begins);
  const [glimpses, setGlimpses] = useState<readonly Glimpse[] | null>(null);
  // Not known yet is not yet allowed.
  const paused = useStatus().data?.paused ?? true;
  const start = (): void => {
    setGlimpses(null);
    setOn(true);
  };
  if (on && !paused) {
    return (
      <UnderWay
        person={person}
        onDone={(seen) => {
          setGlimpses(seen);
          setOn(false);
        }}
        onStop={() => setOn(false)}
      />
    );
  }
  if (glimpses) {
    return (
      <TrialResult
        person={person}
        glimpses={glimpses}
        onAsk={onAsk}
        onAgain={paused ? null : start}
        onClose={onClose ?? null}
      />
    );
  }
  return (
    <Stack gap="sm">
      <StagePlaceholder
        icon={<IconVideo size={44} stroke={1.3} aria-hidden />}
        text={paused ? t('paused') : t('wonder', { name: person.name })}
      />
      <Group justify="center" gap="xs">
        {!paused && (
          <Button onClick={start} data-autofocus>
            {t('start')}
          </Button>
        )}
        {onClose && (
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** The camera with what is seen, moment by moment. */
function UnderWay({
  person,
  onDone,
  onStop,
}: {
  person: Person;
  onDone: (glimpses: readonly Glimpse[]) => void;
  onStop: () => void;
}) {
  const t = useTranslations('tryIt');
  const { video, elapsed, moments } = useTrial(person.id, { onDone, onNobody: onStop });
  const mark = useFaceMark();
  const ask =
    elapsed === null
      ? 'begin'
      : asked[Math.min(asked.length - 1, Math.floor((elapsed / TRIAL) * asked.length))]!;
  return (
    <Stack gap="sm">
      <CheckedStage video={video} label={t('video')} markOf={mark}>
        {elapsed !== null && <CountdownRing left={Math.max(0, TRIAL - elapsed)} of={TRIAL} />}
      </CheckedStage>
      <Text ta="center" fw={600} role="status" aria-live="polite" style={{ textWrap: 'balance' }}>
        {t(`ask.${ask}`)}
      </Text>
      <MomentStrip moments={moments} />
      <Group justify="center">
        <Button variant="default" onClick={onStop} data-autofocus>
          {t('cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
