import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { UnlikeQuestion } from '../../capture/unlike-question.tsx';
import { usePeople } from '../../owner/kith-context.tsx';
import type { DraftSample } from './draft-sample.ts';
import type { Unlike } from './enroll-context.ts';

/** Asks before pictures are added to a person whom they do not look like; nothing is added unless somebody says so. */
export function UnlikeModal({
  unlike: { person, keys, likeness },
  samples,
  onAdd,
  onDoNotAdd,
}: {
  unlike: Unlike;
  samples: readonly DraftSample[];
  onAdd: () => void;
  onDoNotAdd: () => void;
}) {
  const t = useTranslations('enroll.unlike');
  const people = usePeople().data ?? [];
  const portrait = people.find(({ id }) => id === person.id)?.portrait ?? null;
  const shown = samples.find(({ key }) => key === keys[0]);
  return (
    <Modal opened onClose={onDoNotAdd} title={t('title', { name: person.name })} centered>
      <UnlikeQuestion
        person={{ name: person.name, portrait }}
        chip={shown?.chip ?? null}
        count={keys.length}
        of={samples.length}
        likeness={likeness}
        onAdd={onAdd}
        onDoNotAdd={onDoNotAdd}
      />
    </Modal>
  );
}
