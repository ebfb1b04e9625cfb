import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Likeness, Person } from '../../electron/contract/index.ts';
import { UnlikeFaces } from '../ui/unlike-faces.tsx';
import { ChipPicture } from './chip-picture.tsx';

/** Shows a person and a new picture that does not look like them side by side; not to add it is what Enter does. */
export function UnlikeQuestion({
  person,
  chip,
  count,
  of,
  likeness,
  onAdd,
  onDoNotAdd,
}: {
  person: Pick<Person, 'name' | 'portrait'>;
  /** The first of the pictures that it is about. */
  chip: Blob | null;
  /** How many they are. */
  count: number;
  /** How many pictures are new. */
  of: number;
  likeness: Likeness | null;
  onAdd: () => void;
  onDoNotAdd: () => void;
}) {
  const t = useTranslations('enroll.unlike');
  return (
    <Stack gap="md">
      <UnlikeFaces
        person={person}
        picture={chip && <ChipPicture chip={chip} label={t('picture')} />}
        label={t('picture')}
      />
      <Text size="sm">
        {count < of && <>{t('some', { count, of })} </>}
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
        <Button autoFocus data-autofocus onClick={onDoNotAdd}>
          {t('not')}
        </Button>
      </Group>
    </Stack>
  );
}
