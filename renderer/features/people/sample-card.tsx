import { ActionIcon, Checkbox, Text } from '@mantine/core';
import { IconStar, IconStarFilled, IconX } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { MissedSample, Person, Sample } from '../../../electron/contract/index.ts';
import { assessForEnrollment, weaknessesOf } from '../../../native-models/face/assess.ts';
import { useSettings } from '../../owner/kith-context.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import classes from './sample-card.module.css';
import { useNames } from './self-test/use-names.ts';

/** A kept sample: its picture, where it is from and what it is weak in, with the ways to make it the portrait and to remove it. */
export function SampleCard({
  person,
  sample,
  missed,
  selected,
  onSelect,
  onChoose,
  onRemove,
}: {
  person: Person;
  sample: Sample;
  /** What would become of it, where it would not be recognized. */
  missed: MissedSample | null;
  /** Whether it is chosen among others; null while none are to be chosen. */
  selected: boolean | null;
  onSelect: (selected: boolean) => void;
  onChoose: () => void;
  onRemove: () => void;
}) {
  const t = useTranslations('people.pictures');
  const repairs = useTranslations('repairs.choose');
  const format = useFormatter();
  const words = useWeaknesses(sample);
  // Where nobody asks, that it was not checked says nothing.
  const asksLive = (useSettings().data?.liveness ?? 'off') !== 'off';
  const isPortrait = person.portrait === sample.id;
  const only = person.samples === 1;
  const { source } = sample;
  const date = format.dateTime(sample.takenAt, { dateStyle: 'medium' });
  const Star = isPortrait ? IconStarFilled : IconStar;
  return (
    <li className={classes.sample}>
      <Portrait
        sampleId={sample.hasChip ? sample.id : null}
        name={person.name}
        label={t('alt', { source, name: person.name, date })}
        size="100%"
      />
      <div className={classes.actions}>
        {selected !== null && (
          <Checkbox
            aria-label={repairs('one')}
            checked={selected}
            onChange={(event) => onSelect(event.currentTarget.checked)}
          />
        )}
        {selected === null && sample.hasChip && (
          <ActionIcon
            size={28}
            radius="xl"
            color="dark"
            aria-label={isPortrait ? t('isPortrait') : t('choose')}
            title={isPortrait ? t('isPortrait') : t('choose')}
            aria-pressed={isPortrait}
            data-on={isPortrait || undefined}
            onClick={onChoose}
          >
            <Star size={16} />
          </ActionIcon>
        )}
        {selected === null && (
          <ActionIcon
            size={28}
            radius="xl"
            color="dark"
            aria-label={t('remove')}
            title={only ? t('only') : t('remove')}
            disabled={only}
            onClick={onRemove}
          >
            <IconX size={16} />
          </ActionIcon>
        )}
      </div>
      <Text size="xs" c="dimmed" ta="center" mt={4}>
        {t('from', { source, date })}
      </Text>
      {(sample.liveness || asksLive) && (
        <Text size="xs" c="dimmed" ta="center">
          {t(`liveness.${sample.liveness ?? 'not checked'}`)}
        </Text>
      )}
      <Text size="xs" ta="center" className={words ? classes.weak : classes.good}>
        {words || t('good')}
      </Text>
      {missed && <MissedNote missed={missed} />}
    </li>
  );
}

/** What would become of a picture that is not recognized. */
function MissedNote({ missed: { takenFor } }: { missed: MissedSample }) {
  const t = useTranslations('selfTest.picture');
  const name = useNames()(takenFor);
  return (
    <Text size="xs" ta="center" className={classes.weak}>
      {name === null ? t('missed') : t('taken', { name })}
    </Text>
  );
}

/** What a sample is weak in, in words; empty when nothing is. */
function useWeaknesses({ quality }: Sample): string {
  const t = useTranslations();
  const format = useFormatter();
  const refused = new Set(assessForEnrollment(quality));
  const weak = weaknessesOf(quality);
  return format.list(
    weak.map((reason) =>
      refused.has(reason) ? t(`common.reason.${reason}`) : t(`people.weak.${reason}`),
    ),
  );
}
