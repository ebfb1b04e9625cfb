import { useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Person } from '../../../../electron/contract/index.ts';
import { useKith } from '../../../owner/kith-context.tsx';
import { notifyError } from '../../../ui/notify-error.tsx';
import { useNotifyRepaired } from '../../../ui/use-notify-repaired.ts';
import { MovePicturesModal } from './move-pictures-modal.tsx';

/** What can be done with the pictures of a person that are chosen: they are somebody else's, or nobody's. */
export function ChosenPictures({
  person: { id: personId, name, samples: all },
  samples: sampleIds,
  onDone,
}: {
  person: Person;
  samples: readonly number[];
  onDone: () => void;
}) {
  const t = useTranslations('repairs.choose');
  const kith = useKith();
  const notify = useNotifyRepaired();
  const [moving, setMoving] = useState(false);
  const count = sampleIds.length;
  const isAll = count >= all;
  const setAside = async (): Promise<void> => {
    try {
      const done = await kith.repairs.setAside({ personId, sampleIds: [...sampleIds] });
      notify(t('asideDone', { count, name }), done);
      onDone();
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Group gap="xs" mb="sm" justify="space-between">
      <Text size="sm" role="status">
        {isAll ? t('all') : t('chosen', { count })}
      </Text>
      <Group gap="xs">
        <Button size="xs" disabled={count === 0 || isAll} onClick={() => setMoving(true)}>
          {t('move')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={count === 0 || isAll}
          onClick={() => void setAside()}
        >
          {t('setAside')}
        </Button>
      </Group>
      {moving && (
        <MovePicturesModal
          personId={personId}
          sampleIds={sampleIds}
          onClose={() => setMoving(false)}
          onDone={onDone}
        />
      )}
    </Group>
  );
}
