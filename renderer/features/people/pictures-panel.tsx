import { useEffect, useRef, useState } from 'react';
import { Button, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Person, Sample } from '../../../electron/contract/index.ts';
import { useKith, useSelfTestOf } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './pictures-panel.module.css';
import { RemovePictureModal } from '../../ui/remove-picture-modal.tsx';
import { ChosenPictures } from './repairs/chosen-pictures.tsx';
import { SampleCard } from './sample-card.tsx';

/** A person's pictures, with what each is weak in; one of them can be made the portrait, and any but the last removed. */
export function PicturesPanel({
  person,
  samples,
  portraitIsChosen,
}: {
  person: Person;
  samples: readonly Sample[];
  portraitIsChosen: boolean;
}) {
  const t = useTranslations('people');
  const repairs = useTranslations('repairs.choose');
  const kith = useKith();
  const missed = new Map(
    useSelfTestOf(person.id).data?.missed.map((one) => [one.sampleId, one] as const),
  );
  const [removing, setRemoving] = useState<Sample | null>(null);
  /** The pictures that are chosen to be moved or set aside; null while nothing is. */
  const [chosen, setChosen] = useState<ReadonlySet<number> | null>(null);
  const select = (sampleId: number, selected: boolean): void => {
    const next = new Set(chosen);
    if (selected) next.add(sampleId);
    else next.delete(sampleId);
    setChosen(next);
  };
  const choose = (sampleId: number | null): void => {
    void kith.people.choosePortrait({ personId: person.id, sampleId }).catch(notifyError);
  };
  const list = useRef<HTMLUListElement>(null);
  const before = useRef(samples.length);
  useEffect(() => {
    // The button that removed a picture went with it, and the focus must not go with both.
    const removed = samples.length < before.current;
    before.current = samples.length;
    if (removed && document.activeElement === document.body) list.current?.focus();
  }, [samples.length]);
  const hasPictures = samples.some(({ hasChip }) => hasChip);
  return (
    <Panel
      title={t('pictures.title')}
      text={hasPictures ? t('pictures.text') : t('person.noPictures')}
      actions={
        <>
          {portraitIsChosen && chosen === null && (
            <Button variant="subtle" size="compact-sm" onClick={() => choose(null)}>
              {t('person.portraitAutomatic')}
            </Button>
          )}
          {samples.length > 1 && (
            <Button
              variant="default"
              size="compact-sm"
              aria-pressed={chosen !== null}
              onClick={() => setChosen(chosen ? null : new Set())}
            >
              {chosen ? repairs('end') : repairs('start')}
            </Button>
          )}
        </>
      }
    >
      {portraitIsChosen && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('person.portraitChosen')}
        </Text>
      )}
      {chosen && (
        <ChosenPictures
          person={person}
          samples={samples.filter(({ id }) => chosen.has(id)).map(({ id }) => id)}
          onDone={() => setChosen(null)}
        />
      )}
      <ul ref={list} tabIndex={-1} className={classes.pictures} aria-label={t('pictures.title')}>
        {samples.map((sample) => (
          <SampleCard
            key={sample.id}
            person={person}
            sample={sample}
            missed={missed.get(sample.id) ?? null}
            selected={chosen && chosen.has(sample.id)}
            onSelect={(selected) => select(sample.id, selected)}
            onChoose={() => choose(sample.id)}
            onRemove={() => setRemoving(sample)}
          />
        ))}
      </ul>
      {removing && (
        <RemovePictureModal
          personId={person.id}
          name={person.name}
          sampleId={removing.id}
          hasChip={removing.hasChip}
          onClose={() => setRemoving(null)}
        />
      )}
    </Panel>
  );
}
