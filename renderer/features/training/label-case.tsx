import { useState } from 'react';
import { Button, Group, Paper, Text } from '@mantine/core';
import { IconArrowRight, IconCheck, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import type { DoubtfulSample } from '../../../electron/contract/index.ts';
import { keys, useKith } from '../../owner/kith-context.tsx';
import { readAgain } from '../../owner/read-again.ts';
import { notifyError } from '../../ui/notify-error.tsx';
import { notifyUndo } from '../../ui/notify-undo.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { RemovePictureModal } from '../../ui/remove-picture-modal.tsx';
import { useNotifyRepaired } from '../../ui/use-notify-repaired.ts';
import arrow from './arrow.module.css';
import classes from './label-case.module.css';

const button = { root: classes.answer!, label: classes.words! };

/** One doubtful label: the picture, whom it looks like, and the three answers. Two of them can be taken back. */
export function LabelCase({
  sample: { sampleId, personId, name, looksLike },
}: {
  sample: DoubtfulSample;
}) {
  const kith = useKith();
  const queries = useQueryClient();
  const notifyRepaired = useNotifyRepaired();
  const t = useTranslations('training');
  const [working, setWorking] = useState<'move' | 'keep' | null>(null);
  const [removing, setRemoving] = useState(false);

  const answer = async (which: 'move' | 'keep'): Promise<void> => {
    setWorking(which);
    try {
      if (which === 'move') {
        notifyRepaired(
          t('labels.moved', { name: looksLike.name }),
          // Both faces stand side by side where this is asked.
          await kith.people.moveSample({
            sampleId,
            toPersonId: looksLike.personId,
            anyway: true,
          }),
        );
      } else {
        await kith.people.vouch({ sampleId, vouched: true });
        notifyUndo(t('labels.kept'), t('undo'), () =>
          kith.people.vouch({ sampleId, vouched: false }),
        );
      }
      await readAgain(queries, keys.plan);
    } catch (error) {
      notifyError(error);
    }
    setWorking(null);
  };

  return (
    <Paper
      withBorder
      radius="lg"
      p="md"
      component="section"
      aria-label={t('labels.compared', { name, other: looksLike.name })}
    >
      <div className={classes.case}>
        <Face
          sampleId={sampleId}
          personId={personId}
          name={name}
          text={t('labels.savedAs', { name })}
        />
        <Face
          sampleId={looksLike.sampleId}
          personId={looksLike.personId}
          name={looksLike.name}
          text={t('labels.looksLike', { name: looksLike.name })}
        />
        <Group gap="xs" className={classes.answers}>
          <Button
            classNames={button}
            leftSection={<IconArrowRight size={18} className={arrow.arrow} />}
            loading={working === 'move'}
            disabled={working === 'keep'}
            onClick={() => void answer('move')}
          >
            {t('labels.move', { name: looksLike.name })}
          </Button>
          <Button
            variant="default"
            classNames={button}
            leftSection={<IconCheck size={18} />}
            loading={working === 'keep'}
            disabled={working === 'move'}
            onClick={() => void answer('keep')}
          >
            {t('labels.keep', { name })}
          </Button>
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={18} />}
            disabled={working !== null}
            onClick={() => setRemoving(true)}
          >
            {t('labels.remove')}
          </Button>
        </Group>
      </div>
      {removing && (
        <RemovePictureModal
          sampleId={sampleId}
          personId={personId}
          name={name}
          onClose={() => setRemoving(false)}
        />
      )}
    </Paper>
  );
}

function Face({
  sampleId,
  personId,
  name,
  text,
}: {
  sampleId: number;
  personId: number;
  name: string;
  text: string;
}) {
  return (
    <figure className={classes.face}>
      <Portrait sampleId={sampleId} name={name} size="100%" radius="lg" />
      <Text
        size="sm"
        className={classes.caption}
        renderRoot={(props) => (
          <figcaption>
            <Link href={`/people/${personId}`} title={text} {...props} />
          </figcaption>
        )}
      >
        {text}
      </Text>
    </figure>
  );
}
