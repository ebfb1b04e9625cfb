import { Anchor, Badge, Group, Text } from '@mantine/core';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { Evidence } from '../../../electron/contract/index.ts';
import { placeOfPerson, placeOfSighting } from '../people-places.ts';
import { useBlobUrl } from '../use-blob-url.ts';
import classes from './evidence.module.css';

/** The face as it was seen, what was decided on it, and why, in words. */
export function SeenFace({ evidence, onClose }: { evidence: Evidence; onClose: () => void }) {
  const t = useTranslations('evidence');
  const strengths = useTranslations('live.strength');
  const format = useFormatter();
  const now = useNow();
  const { at, decision, picture, sighting } = evidence;
  const { match, strength } = decision;
  const url = useBlobUrl(picture);
  const isToday = now.toDateString() === at.toDateString();
  const time = format.dateTime(
    at,
    isToday ? { timeStyle: 'medium' } : { dateStyle: 'medium', timeStyle: 'short' },
  );
  return (
    <div className={classes.seen}>
      {/* An address that is not there yet would be asked for as the page's own. */}
      {url ? <img src={url} alt={t('face')} className={classes.face} /> : <div />}
      <div className={classes.words}>
        <Group gap="xs">
          {strength && (
            <Badge variant="light" color={strength === 'weak' ? 'amber' : 'kith'} tt="none">
              {strengths(strength)}
            </Badge>
          )}
          <Text size="xs" c="dimmed">
            {t('at', { time })}
          </Text>
        </Group>
        <Text size="sm">{useReason(evidence)}</Text>
        <Text size="sm">{useWorst(evidence)}</Text>
        <Group gap="md">
          {match && (
            <Anchor
              component={Link}
              href={placeOfPerson(match.personId)}
              size="sm"
              onClick={onClose}
            >
              {t('openPage', { person: match.person })}
            </Anchor>
          )}
          {sighting !== null && (
            <Anchor component={Link} href={placeOfSighting(sighting)} size="sm" onClick={onClose}>
              {t('enroll')}
            </Anchor>
          )}
        </Group>
      </div>
    </div>
  );
}

/** Why it was decided so, in a sentence. */
function useReason({ decision, nearest }: Evidence): string {
  const t = useTranslations('evidence.because');
  const reasons = useTranslations('common.reason');
  const format = useFormatter();
  const { match, between } = decision;
  const [one, other] = between;
  const [first] = nearest;
  if (match) {
    const compared = nearest.find(({ personId }) => personId === match.personId);
    const isBelow = compared !== undefined && compared.score < compared.bar;
    return t(isBelow ? 'kept' : 'known', { person: match.person });
  }
  if (one && other) return t('ambiguous', { one: one.person, other: other.person });
  if (decision.reasons.includes('NotLive')) return t('notLive');
  if (decision.reasons.includes('LiveNotShown')) return t('liveNotShown');
  if (decision.decision === 'unusable') {
    return t('unusable', { reasons: format.list(decision.reasons.map((one) => reasons(one))) });
  }
  if (decision.ignored) return t('ignored');
  return first ? t('unknown', { person: first.person }) : t('nobody');
}

/** What hurts most, in a sentence; nothing where nothing is known of that, or it is said already. */
function useWorst({ decision, strains, quality }: Evidence): string | null {
  const t = useTranslations('evidence.quality');
  const reasons = useTranslations('common.reason');
  const weak = useTranslations('people.weak');
  const liveness = useTranslations('evidence.liveness');
  const [worst] = strains;
  // However good a picture it is of, and whoever it shows.
  if (decision.liveness?.state === 'not live') {
    return decision.reasons.includes('NotLive') ? null : liveness('states.not live');
  }
  if (!quality || !worst) return null;
  if (worst.strain === 0 || worst.reason === 'SeveralFaces') return t('nothing');
  const what = worst.strain > 1 ? reasons(worst.reason) : weak(worst.reason);
  return t('worst', { what });
}
