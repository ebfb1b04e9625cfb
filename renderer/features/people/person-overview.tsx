import type { ReactNode } from 'react';
import { Anchor, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { Link } from 'wouter';
import { enrolledCheckOf, type Person, type Sample } from '../../../electron/contract/index.ts';
import { coveredByPoses } from '../../../native-models/face/pose-segments.ts';
import { segments } from '../../capture/poses.ts';
import { PoseRing } from '../../capture/pose-ring.tsx';
import { useSeen, useSettings } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import classes from './person-overview.module.css';

/** The portrait in the ring of what is covered, and since when and how often they are known. */
export function PersonOverview({
  person,
  samples,
}: {
  person: Person;
  samples: readonly Sample[];
}) {
  const t = useTranslations('people');
  const format = useFormatter();
  const covered = coveredByPoses(
    samples.map(({ quality }) => ({ yaw: quality.HeadPoseYaw, pitch: quality.HeadPosePitch })),
  );
  const missing = segments.filter((segment) => !covered.has(segment));
  return (
    <Panel title={t('person.overview')}>
      <div className={classes.overview}>
        <div className={classes.ring}>
          <PoseRing covered={covered} next={null} mirrored={false} />
          <div className={classes.portrait}>
            <Portrait sampleId={person.portrait} name={person.name} size="100%" radius="50%" />
          </div>
        </div>
        <div className={classes.beside}>
          <Text size="sm" c="dimmed">
            {missing.length === 0
              ? t('coverage.full')
              : t('coverage.missing', {
                  poses: format.list(missing.map((segment) => t(`coverage.pose.${segment}`))),
                })}
          </Text>
          <dl className={classes.facts}>
            <Fact
              label={t('person.enrolled')}
              value={format.dateTime(person.enrolledAt, { dateStyle: 'medium' })}
            />
            <Fact label={t('person.pictureCount')} value={format.number(person.samples)} />
            <CheckFacts samples={samples} />
            <SeenFacts personId={person.id} />
          </dl>
        </div>
      </div>
    </Panel>
  );
}

/** How it was checked that they were there themselves; nothing where nobody asks, and nobody did. */
function CheckFacts({ samples }: { samples: readonly Sample[] }) {
  const t = useTranslations('people.person');
  const asksLive = (useSettings().data?.liveness ?? 'off') !== 'off';
  const { pictures: count, live, turns } = enrolledCheckOf(samples);
  if (!asksLive && turns === null && samples.every(({ liveness }) => liveness === null))
    return null;
  return (
    <>
      <Fact label={t('shownLive')} value={t('liveCount', { live, count })} />
      <Fact label={t('turned')} value={t(`turns.${turns ?? 'not asked'}`)} />
    </>
  );
}

/** Something known of a person, under its name. */
function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="dd" size="sm" m={0} ta="end">
        {value}
      </Text>
    </>
  );
}

const linkToSettings = (words: ReactNode): ReactNode => (
  <Anchor component={Link} href="/settings" inherit>
    {words}
  </Anchor>
);

/** When somebody was seen last and how often; where that is not kept, that it is not. */
function SeenFacts({ personId }: { personId: number }) {
  const t = useTranslations('people.person');
  const format = useFormatter();
  const seen = useSeen();
  const keepsActivity = useSettings().data?.keepActivity ?? true;
  if (seen.error) return <ErrorNotice error={seen.error} />;
  if (!seen.data) return null;
  const own = seen.data.find((one) => one.personId === personId);
  const unseen = keepsActivity ? t('notYet') : t('notRecorded');
  return (
    <>
      <Fact
        label={t('lastSeen')}
        value={
          own ? format.dateTime(own.lastAt, { dateStyle: 'medium', timeStyle: 'short' }) : unseen
        }
      />
      <Fact label={t('timesSeen')} value={own ? t('times', { times: own.times }) : unseen} />
      {!keepsActivity && (
        <Text component="dd" size="xs" c="dimmed" className={classes.wide}>
          {own ? t('activityOff') : t.rich('activityOffNever', { settings: linkToSettings })}
        </Text>
      )}
    </>
  );
}
