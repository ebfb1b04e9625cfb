import { useEffect, useRef, useState } from 'react';
import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { NewSample, Person } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { refusedSamples } from '../../owner/refused-samples.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ChipPicture } from '../chip-picture.tsx';
import { UnlikeQuestion } from '../unlike-question.tsx';
import classes from './helpful-pictures.module.css';
import type { HelpfulPicture } from './moments.ts';
import { useConditionWords } from './use-condition-words.ts';

/**
 * Offers pictures of a trial to be added to the person: each is shown and can be left out, and none is kept before it is asked
 * for. They go the way of every enrollment, with its checks; what was added can be taken back.
 */
export function HelpfulPictures({
  person,
  pictures,
}: {
  person: Person;
  pictures: readonly HelpfulPicture[];
}) {
  const t = useTranslations('tryIt.add');
  const common = useTranslations('common');
  const words = useConditionWords();
  const unlikeWords = useTranslations('enroll.unlike');
  const { adding, asked, added, error, add, forget, undo } = useAdding(person);
  const unlike = error === null ? null : refusedSamples({ error }, 'LooksDifferent');
  const [chosen, setChosen] = useState<ReadonlySet<HelpfulPicture>>(new Set(pictures));
  if (added !== null) {
    return <Added person={person} count={added} onUndo={undo} error={error} />;
  }
  const toggle = (picture: HelpfulPicture): void => {
    const others = new Set(chosen);
    if (!others.delete(picture)) others.add(picture);
    setChosen(others);
  };
  return (
    <Paper component="section" withBorder radius="md" p="sm" aria-label={t('title')}>
      <Title order={3} size="h5">
        {t('title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('text', { name: person.name })}
      </Text>
      <Group gap="md" align="flex-start" wrap="wrap">
        {pictures.map((picture, i) => (
          <label key={picture.at} className={classes.picture}>
            <input
              type="checkbox"
              className={classes.box}
              checked={chosen.has(picture)}
              disabled={adding || unlike !== null}
              onChange={() => toggle(picture)}
              aria-label={t('picture', {
                number: i + 1,
                what: words(picture.conditions) || t('plain'),
              })}
            />
            <span className={classes.face}>
              <ChipPicture chip={picture.chip} label="" />
              <IconCheck className={classes.tick} size={16} stroke={3} aria-hidden />
            </span>
            <Text size="xs" c="dimmed" ta="center" mt={4} aria-hidden>
              {words(picture.conditions) || t('plain')}
            </Text>
          </label>
        ))}
        <Button
          ms="auto"
          style={{ alignSelf: 'center' }}
          loading={adding}
          disabled={chosen.size === 0 || unlike !== null}
          onClick={() =>
            add(
              pictures.filter((picture) => chosen.has(picture)),
              false,
            )
          }
        >
          {t('add', { pictures: common('pictures', { count: chosen.size }) })}
        </Button>
      </Group>
      {error !== null && (
        <div className={classes.problem}>
          {unlike ? (
            <section className={classes.unlike} aria-label={unlikeWords('title', person)}>
              <Text fw={600} mb="xs">
                {unlikeWords('title', person)}
              </Text>
              <UnlikeQuestion
                person={person}
                chip={asked[unlike.groups[0]![0]!]!.chip}
                count={unlike.groups.flat().length}
                of={asked.length}
                likeness={unlike.likeness}
                onAdd={() => add(asked, true)}
                onDoNotAdd={forget}
              />
            </section>
          ) : (
            <ErrorNotice error={error} />
          )}
        </div>
      )}
    </Paper>
  );
}

/** Says how many were added, with the way to take that back. */
function Added({
  person,
  count,
  onUndo,
  error,
}: {
  person: Person;
  count: number;
  onUndo: () => void;
  error: unknown;
}) {
  const t = useTranslations('tryIt.add');
  const said = useRef<HTMLDivElement>(null);
  // The button that had the focus went.
  useEffect(() => said.current?.focus(), []);
  return (
    <>
      <Group justify="center" gap="xs">
        <Group ref={said} tabIndex={-1} role="status" gap={6} style={{ outline: 'none' }}>
          {count > 0 && <IconCheck size={18} aria-hidden />}
          <Text size="sm" fw={600}>
            {t('added', { count, name: person.name })}
          </Text>
        </Group>
        {count > 0 && (
          <Button size="xs" variant="default" onClick={onUndo}>
            {t('undo')}
          </Button>
        )}
      </Group>
      {error !== null && <ErrorNotice error={error} />}
    </>
  );
}

/** Adds pictures to a person, and takes that back. */
function useAdding({ id: personId }: Person) {
  const kith = useKith();
  const [adding, setAdding] = useState(false);
  /** The samples that were added; null while none were asked for. */
  const [own, setOwn] = useState<readonly number[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [asked, setAsked] = useState<readonly HelpfulPicture[]>([]);
  const idsNow = async (): Promise<number[]> =>
    (await kith.people.get({ personId })).samples.map(({ id }) => id);
  const save = async (pictures: readonly HelpfulPicture[], anyway: boolean): Promise<void> => {
    const before = new Set(await idsNow());
    const attempt = crypto.randomUUID();
    const samples = pictures.map(sampleOf);
    await kith.enrollment.extend({ attempt, personId, samples, anyway, draft: null });
    setOwn((await idsNow()).filter((id) => !before.has(id)));
  };
  const remove = async (): Promise<void> => {
    for (const sampleId of own ?? []) {
      const { repairId } = await kith.people.removeSample({ personId, sampleId });
      // They were added a moment ago: nothing of them is to stay.
      if (repairId !== null) await kith.repairs.forget({ repairId });
    }
    setOwn(null);
  };
  const work = (what: () => Promise<void>): void => {
    setAdding(true);
    setError(null);
    void what()
      .catch(setError)
      .finally(() => setAdding(false));
  };
  return {
    adding,
    /** The pictures that were to be added last. */
    asked,
    /** How many were added: fewer than were asked for where the person had some already. */
    added: own?.length ?? null,
    error,
    add: (pictures: readonly HelpfulPicture[], anyway: boolean) => {
      setAsked(pictures);
      work(() => save(pictures, anyway));
    },
    /** Lets go of what went wrong: nothing was added. */
    forget: () => setError(null),
    undo: () => work(remove),
  };
}

function sampleOf({ chip, quality, takenAt, liveness, seenBy }: HelpfulPicture): NewSample {
  return { chip, quality, source: 'webcam', takenAt, liveness, camera: seenBy };
}
