import { useState, type ReactNode } from 'react';
import { Anchor, Button, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import { keys, useKith } from '../../../owner/kith-context.tsx';
import { notifyError } from '../../../ui/notify-error.tsx';
import { notifyUndo } from '../../../ui/notify-undo.tsx';
import { placeOfPerson } from '../../../ui/people-places.ts';
import { Portrait } from '../../../ui/portrait.tsx';
import { useNotifyRepaired } from '../../../ui/use-notify-repaired.ts';
import type { Alike } from '../self-test/use-alike-pairs.ts';
import { answerClasses } from './answer-classes.ts';
import classes from './suggestions-panel.module.css';

const linkTo =
  (personId: number) =>
  (words: ReactNode): ReactNode => (
    <Anchor component={Link} href={placeOfPerson(personId)} inherit>
      {words}
    </Anchor>
  );

/** A picture of one of two that would be taken for the other: moved, set aside, or kept, and then never asked about again. */
export function PictureCase({ pair, sampleId }: { pair: Alike; sampleId: number }) {
  const t = useTranslations('selfTest.suggestions');
  const repairs = useTranslations('repairs');
  const kith = useKith();
  const notifyRepaired = useNotifyRepaired();
  const [working, setWorking] = useState(false);
  const { data } = useQuery({
    queryKey: keys.person(pair.one.id),
    queryFn: () => kith.people.get({ personId: pair.one.id }),
  });
  if (!data) return <Skeleton height={84} radius="md" />;
  const isOnes = data.samples.some(({ id }) => id === sampleId);
  const [owner, other] = isOnes ? [pair.one, pair.other] : [pair.other, pair.one];
  const answer = async (act: () => Promise<void>): Promise<void> => {
    setWorking(true);
    await act().catch(notifyError);
    setWorking(false);
  };
  const move = async (): Promise<void> =>
    notifyRepaired(
      repairs('move.done', { count: 1, name: other.name }),
      // Both faces stand side by side where this is asked.
      await kith.people.moveSample({ sampleId, toPersonId: other.id, anyway: true }),
    );
  const setAside = async (): Promise<void> =>
    notifyRepaired(
      repairs('choose.asideDone', { count: 1, name: owner.name }),
      await kith.repairs.setAside({ personId: owner.id, sampleIds: [sampleId] }),
    );
  const keep = async (): Promise<void> => {
    await kith.people.vouch({ sampleId, vouched: true });
    notifyUndo(t('kept', { name: owner.name }), repairs('undo'), () =>
      kith.people.vouch({ sampleId, vouched: false }),
    );
  };
  return (
    <>
      <div className={classes.faces}>
        <Portrait
          sampleId={sampleId}
          name={owner.name}
          label={t('picture', { name: owner.name })}
          size={56}
          radius="md"
        />
        <Portrait sampleId={other.portrait} name={other.name} size={56} radius="md" />
      </div>
      <div className={classes.words}>
        <Text size="sm">
          {t.rich('looksLike', {
            name: owner.name,
            other: other.name,
            person: linkTo(owner.id),
          })}
        </Text>
        <Group gap={6} mt={6}>
          <Button
            size="compact-sm"
            classNames={answerClasses}
            loading={working}
            onClick={() => void answer(move)}
          >
            {t('move', { name: other.name })}
          </Button>
          <Button
            size="compact-sm"
            classNames={answerClasses}
            variant="default"
            disabled={working}
            onClick={() => void answer(keep)}
          >
            {t('keep', { name: owner.name })}
          </Button>
          {owner.samples > 1 && (
            <Button
              size="compact-sm"
              classNames={answerClasses}
              variant="default"
              disabled={working}
              onClick={() => void answer(setAside)}
            >
              {repairs('choose.setAside')}
            </Button>
          )}
        </Group>
      </div>
    </>
  );
}
