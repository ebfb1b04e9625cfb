import { useEffect, useRef, useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { IconVideo } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Person } from '../../../electron/contract/index.ts';
import { outcomeOf, type CheckOutcome } from '../../capture/check-outcome.ts';
import { CheckedStage } from '../../capture/checked-stage.tsx';
import { useInstruction } from '../../capture/instruction.ts';
import type { OverlayFace } from '../../capture/overlay.tsx';
import type { CheckedFace } from '../../capture/use-check.ts';
import { useCheckedVideo } from '../../capture/use-checked-video.ts';
import { useStatus } from '../../owner/kith-context.tsx';
import { StagePlaceholder } from './stage-placeholder.tsx';

/** Milliseconds after which it is said why somebody is not recognized, and after which it is not tried any longer. */
const PATIENCE = 8000;
const LONGEST = 40_000;
/** Milliseconds for which a name is shown over the face that it was given to. */
const SHOWN = 4000;

/**
 * Live recognition, right after somebody was enrolled, until it knows them; where it does not, it says what it sees instead. The
 * camera is on for no longer than that.
 */
export function TryIt({ person, begins }: { person: Person; begins: boolean }) {
  const t = useTranslations('enroll.try');
  const check = useTranslations('people.check');
  const [on, setOn] = useState(begins);
  const [verdict, setVerdict] = useState<CheckOutcome | null>(null);
  const known = verdict?.kind === 'recognized';
  // Not known yet is not yet allowed.
  const paused = useStatus().data?.paused ?? true;
  return (
    <section aria-label={t('label')}>
      {on && !paused ? (
        <Camera person={person} onVerdict={setVerdict} onEnd={() => setOn(false)} />
      ) : (
        <StagePlaceholder
          icon={<IconVideo size={44} stroke={1.3} aria-hidden />}
          text={paused ? check('paused') : t(known ? 'seen' : 'wonder', { name: person.name })}
        />
      )}
      <Said person={person} verdict={verdict} on={on && !paused} />
      <Group justify="center" gap="xs" mt="xs">
        {!on && !paused && (
          <Button
            variant={verdict ? 'default' : 'filled'}
            onClick={() => {
              setVerdict(null);
              setOn(true);
            }}
          >
            {t(verdict ? 'again' : 'start')}
          </Button>
        )}
        {(verdict?.kind === 'unknown' || verdict?.kind === 'other') && (
          <MorePictures personId={person.id} />
        )}
      </Group>
    </section>
  );
}

function MorePictures({ personId }: { personId: number }) {
  const t = useTranslations('enroll.done');
  return (
    <Button component={Link} href={`/enroll/${personId}`} variant="default">
      {t('more')}
    </Button>
  );
}

/** The verdict as a sentence; before there is one, what to do. */
function Said({
  person,
  verdict,
  on,
}: {
  person: Person;
  verdict: CheckOutcome | null;
  on: boolean;
}) {
  const t = useTranslations('enroll.try');
  const say = useInstruction();
  const sentence = (): string | null => {
    switch (verdict?.kind) {
      case 'recognized':
        return t('recognized', { name: person.name });
      case 'other':
        return t('other', { name: person.name, other: verdict.person });
      case 'looking':
      case 'unknown':
        return t('unknown', { name: person.name });
      case 'unusable':
        return `${t('unclear')} ${say(verdict.reason)}.`;
      case 'nobody':
        return t('nobody');
      default:
        return on ? t('look') : null;
    }
  };
  return (
    <Text
      ta="center"
      mt="sm"
      fw={600}
      size={verdict && verdict.kind !== 'recognized' ? 'sm' : 'lg'}
      c={verdict?.kind === 'recognized' ? 'kith' : undefined}
      role="status"
      aria-live="polite"
      style={{ textWrap: 'balance' }}
    >
      {sentence()}
    </Text>
  );
}

function Camera({
  person,
  onVerdict,
  onEnd,
}: {
  person: Person;
  onVerdict: (verdict: CheckOutcome) => void;
  onEnd: () => void;
}) {
  const t = useTranslations('enroll');
  const markOf = useMark();
  const video = useCheckedVideo();
  const { checked, playback, finder } = video;
  const seen = outcomeOf(checked, person.id);
  const isKnown = seen.kind === 'recognized';
  /** That they were recognized, once they were. */
  const [known, setKnown] = useState<CheckOutcome | null>(null);
  const sees = useRef(seen);
  sees.current = seen;
  const tell = useRef({ onVerdict, onEnd });
  tell.current = { onVerdict, onEnd };

  useEffect(() => {
    if (isKnown) setKnown(sees.current);
  }, [isKnown]);
  useEffect(() => {
    if (!known) return;
    tell.current.onVerdict(known);
    const end = setTimeout(() => tell.current.onEnd(), SHOWN);
    return () => clearTimeout(end);
  }, [known]);
  // Patience begins once there is a picture to be recognized in.
  const trying = playback !== null && finder.ready && known === null;
  useEffect(() => {
    if (!trying) return;
    const say = (): void => tell.current.onVerdict(sees.current);
    const telling = setInterval(say, PATIENCE);
    const end = setTimeout(() => {
      say();
      tell.current.onEnd();
    }, LONGEST);
    return () => {
      clearInterval(telling);
      clearTimeout(end);
    };
  }, [trying]);

  return <CheckedStage video={video} label={t('camera')} markOf={markOf} />;
}

function useMark(): (checked: CheckedFace) => Pick<OverlayFace, 'label' | 'tone'> {
  const t = useTranslations('enroll.try');
  const say = useInstruction();
  return ({ decision }) => {
    if (!decision?.settled) return { label: '', tone: 'waiting' };
    const [reason] = decision.reasons;
    if (reason) return { label: say(reason), tone: 'waiting' };
    if (decision.match) return { label: decision.match.person, tone: 'known' };
    if (decision.between.length > 0) {
      return {
        label: decision.between.map(({ person }) => `${person}?`).join(' '),
        tone: 'unknown',
      };
    }
    return { label: t('is'), tone: 'unknown' };
  };
}
