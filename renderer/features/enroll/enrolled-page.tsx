import { Button, Group, Text, Title } from '@mantine/core';
import { IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import type { Person } from '../../../electron/contract/index.ts';
import { keys, useKith, useSettings, useStatus } from '../../owner/kith-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import type { Enrolled } from './enrolled.ts';
import classes from './enrolled-page.module.css';
import { PoseRing } from '../../capture/pose-ring.tsx';
import { TryIt } from '../../capture/try-it/try-it.tsx';
import { EvidenceDrawer } from '../../ui/evidence/evidence-drawer.tsx';
import { useEvidence } from '../../ui/evidence/use-evidence.ts';

/** Shows who was saved and what was captured, and tries at once whether they are recognized; also where the wish to cancel came too late. */
export function EnrolledPage({ personId }: { personId: number }) {
  const t = useTranslations('enroll.done');
  const kith = useKith();
  const enrolled = useHistoryState<Enrolled | null>();
  const paused = useStatus().data?.paused;
  const { asked, ask, close } = useEvidence();
  const query = useQuery({
    queryKey: keys.person(personId),
    queryFn: () => kith.people.get({ personId }),
  });
  if (query.error) return <ErrorNotice error={query.error} />;
  if (!query.data || paused === undefined) return null;
  const { person } = query.data;
  const added = enrolled?.added ?? null;
  return (
    <Page title={t(added === null ? 'title' : 'added')}>
      {enrolled?.tooLate ? (
        <TooLate person={person} added={added !== null} />
      ) : (
        <div className={classes.columns}>
          <Celebration person={person} covered={enrolled?.covered ?? []} added={added} />
          <TryIt
            key={personId}
            person={person}
            begins={(enrolled?.byCamera ?? false) && !paused}
            onAsk={(why) => ask(() => why)}
          />
          <EvidenceDrawer asked={asked} onClose={close} />
        </div>
      )}
    </Page>
  );
}

function Celebration({
  person,
  covered,
  added,
}: { person: Person } & Omit<Enrolled, 'tooLate' | 'byCamera'>) {
  const t = useTranslations('enroll.done');
  const kept = useKept();
  const { id, name, samples, portrait } = person;
  return (
    <div className={classes.person}>
      <div className={classes.portrait}>
        {covered.length > 0 && (
          <div className={classes.ring}>
            <PoseRing covered={new Set(covered)} next={null} mirrored />
          </div>
        )}
        <div className={classes.picture}>
          <Portrait sampleId={portrait} name={name} size="100%" radius="50%" />
        </div>
        <span className={classes.tick}>
          <IconCheck size={26} stroke={2.6} aria-hidden />
        </span>
      </div>
      <Title order={2} size="h3" className={classes.name}>
        {added === null ? t('enrolled', { name }) : t('addedTo', { name, count: added })}
      </Title>
      <Text c="dimmed" style={{ textWrap: 'balance' }}>
        {kept(samples)}
      </Text>
      <Group justify="center" gap="xs" mt="sm">
        <Button component={Link} href="/" autoFocus>
          {t('live')}
        </Button>
        <Button
          component={Link}
          href={`/people/${id}`}
          variant="default"
          maw="100%"
          title={t('goTo', { name })}
          classNames={{ label: classes.label! }}
        >
          {t('goTo', { name })}
        </Button>
        <Button component={Link} href="/enroll" variant="default">
          {t('another')}
        </Button>
      </Group>
    </div>
  );
}

/** Says how many pictures are kept, or only what was computed from them. */
function useKept(): (count: number) => string {
  const t = useTranslations('enroll.done');
  const keepsPictures = useSettings().data?.keepChips ?? true;
  return (count) => t(keepsPictures ? 'kept' : 'keptNumbers', { count });
}

function TooLate({
  person: { id, name, samples },
  added,
}: {
  person: Person;
  /** Whether they were enrolled before. */
  added: boolean;
}) {
  const t = useTranslations('enroll.done');
  const kept = useKept();
  return (
    <EmptyState
      icon={<IconInfoCircle size={40} stroke={1.7} />}
      title={t(added ? 'tooLateAdded' : 'tooLate', { name })}
      text={`${kept(samples)} ${t('undo', { name })}`}
      action={
        <Group>
          <Button component={Link} href={`/people/${id}`} autoFocus>
            {t('goTo', { name })}
          </Button>
          <Button component={Link} href="/enroll" variant="default">
            {t('another')}
          </Button>
        </Group>
      }
    />
  );
}
