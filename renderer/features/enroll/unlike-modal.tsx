import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconEqualNot } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { usePeople } from '../../owner/kith-context.tsx';
import { Portrait } from '../../ui/portrait.tsx';
import { ChipPicture } from '../../capture/chip-picture.tsx';
import type { DraftSample } from './draft-sample.ts';
import type { Unlike } from './enroll-context.ts';
import classes from './unlike-modal.module.css';

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
        <div className={classes.faces}>
          <figure className={classes.face}>
            <Portrait sampleId={portrait} name={person.name} size="100%" />
            <figcaption>
              <Text size="sm" fw={600} truncate title={person.name}>
                {person.name}
              </Text>
            </figcaption>
          </figure>
          <IconEqualNot size={28} stroke={1.5} aria-hidden className={classes.sign} />
          <figure className={classes.face}>
            <div className={classes.picture}>
              {shown && <ChipPicture chip={shown.chip} label={t('picture')} />}
            </div>
            <figcaption>
              <Text size="sm" fw={600}>
                {t('picture')}
              </Text>
            </figcaption>
          </figure>
        </div>
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
