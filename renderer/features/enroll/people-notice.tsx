import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ChipPicture } from '../../capture/chip-picture.tsx';
import type { DraftSample } from './draft-sample.ts';
import classes from './people-notice.module.css';

/** Pictures of a person that are shown; the others are counted. */
const SHOWN = 3;

/** Says that the samples show several people, and asks whose are kept. */
export function PeopleNotice({
  groups,
  samples,
  onKeep,
}: {
  /** Keys of the samples by person. */
  groups: readonly (readonly number[])[];
  samples: readonly DraftSample[];
  onKeep: (keys: readonly number[]) => void;
}) {
  const t = useTranslations('enroll.people');
  return (
    <Alert color="amber" title={t('title', { count: groups.length })} role="alert">
      <Text size="sm" mb="sm">
        {t('text')}
      </Text>
      <Stack gap="sm" className={classes.people}>
        {groups.map((keys, i) => (
          <Group key={keys[0]} wrap="nowrap" gap="sm">
            <div className={classes.pictures}>
              {keys.slice(0, SHOWN).map((key) => {
                const { chip } = samples.find((sample) => sample.key === key)!;
                return (
                  <div key={key} className={classes.picture}>
                    <ChipPicture chip={chip} label={t('person', { number: i + 1 })} />
                  </div>
                );
              })}
              {keys.length > SHOWN && (
                <Text size="xs">{t('more', { count: keys.length - SHOWN })}</Text>
              )}
            </div>
            <Button
              size="xs"
              flex="none"
              variant={i === 0 ? 'filled' : 'default'}
              aria-label={t('keepLabel', { count: keys.length, number: i + 1 })}
              onClick={() => onKeep(keys)}
            >
              {t('keep', { count: keys.length })}
            </Button>
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}
