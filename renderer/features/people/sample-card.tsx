import { ActionIcon, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Person, Sample } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import classes from './sample-card.module.css';

/** A kept sample, with the way to remove it. */
export function SampleCard({ person, sample }: { person: Person; sample: Sample }) {
  const kith = useKith();
  const only = person.samples === 1;
  const removeSample = (): void => {
    void kith.people.removeSample({ personId: person.id, sampleId: sample.id }).catch(notifyError);
  };
  return (
    <div className={classes.sample}>
      <Portrait sampleId={sample.hasChip ? sample.id : null} name={person.name} size="100%" />
      <ActionIcon
        className={classes.remove}
        size={24}
        radius="xl"
        color="dark"
        aria-label="Remove this sample"
        title={only ? 'The last sample cannot be removed' : 'Remove this sample'}
        disabled={only}
        onClick={removeSample}
      >
        <IconX size={15} />
      </ActionIcon>
      <Text size="xs" c="dimmed" ta="center" mt={3}>
        {sample.source === 'webcam' ? 'Camera' : 'Photo'} · {sample.takenAt.toLocaleDateString()}
      </Text>
    </div>
  );
}
