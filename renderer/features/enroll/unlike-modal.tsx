import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { usePeople } from '../../owner/kith-context.tsx';
import { UnlikeFaces } from '../../ui/unlike-faces.tsx';
import { ChipPicture } from '../../capture/chip-picture.tsx';
import type { DraftSample } from './draft-sample.ts';
import type { Unlike } from './enroll-context.ts';

/** Shows the person and a picture that does not look like them side by side; nothing is added unless somebody says so. */
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
  const some = keys.length < samples.length;
  return (
    <Modal opened onClose={onDoNotAdd} title={t('title', { name: person.name })} centered>
      <Stack gap="md">
        <UnlikeFaces
          person={{ name: person.name, portrait }}
          picture={shown && <ChipPicture chip={shown.chip} label={t('picture')} />}
          label={t('picture')}
        />
        <Text size="sm">
          {some && <>{t('some', { count: keys.length, of: samples.length })} </>}
          {likeness && (
            <>
              {t(likeness.strangers === 0 ? 'nobody' : 'strangers', {
                ...likeness,
                name: person.name,
              })}{' '}
            </>
          )}
          {t('why')}
        </Text>
        <Group grow preventGrowOverflow={false}>
          <Button variant="default" onClick={onAdd}>
            {t('add')}
          </Button>
          <Button data-autofocus onClick={onDoNotAdd}>
            {t('not')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
