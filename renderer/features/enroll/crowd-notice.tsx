import { Alert, Button, Group, Text, UnstyledButton } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ChipPicture } from '../../capture/chip-picture.tsx';
import classes from './crowd-notice.module.css';
import type { Crowd } from './enroll-context.ts';

/** Shows the faces of a photo of several people, and asks which of them is meant. */
export function CrowdNotice({
  crowd: { name: file, faces },
  name,
  onChoose,
}: {
  crowd: Crowd;
  /** Whose photo it is. */
  name: string;
  /** The place of a face; null for none. */
  onChoose: (place: number | null) => void;
}) {
  const t = useTranslations('enroll.crowd');
  return (
    <Alert color="amber" title={t('title', { name })} role="alert">
      <Text size="sm" mb="sm" className={classes.file}>
        {t('text', { file })}
      </Text>
      <Group gap="sm" mb="sm">
        {faces.map(({ chip, appearance }, place) => (
          <UnstyledButton
            key={`${appearance.yaw} ${appearance.pitch}`}
            className={classes.face}
            aria-label={t('face', { number: place + 1 })}
            onClick={() => onChoose(place)}
          >
            <ChipPicture chip={chip} label={t('face', { number: place + 1 })} />
          </UnstyledButton>
        ))}
      </Group>
      <Button size="xs" variant="default" onClick={() => onChoose(null)}>
        {t('none')}
      </Button>
    </Alert>
  );
}
