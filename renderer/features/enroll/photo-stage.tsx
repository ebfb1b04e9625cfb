import { Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { WorkProgress } from '../../ui/work-progress.tsx';
import { ChoosePhotos } from './choose-photos.tsx';
import classes from './photo-stage.module.css';

/** Takes photo files, by button or by drag and drop, in the place where the video would be. */
export function PhotoStage({
  name,
  some,
  disabled,
  progress,
  onPhotos,
  onStop,
}: {
  /** Whose photos they should be. */
  name: string;
  /** Whether there are samples already. */
  some: boolean;
  /** Whether no photo is taken now. */
  disabled: boolean;
  /** How many photos of how many were read; null while none are. */
  progress: { readonly done: number; readonly of: number } | null;
  onPhotos: (files: readonly File[]) => void;
  /** Reads no more of them. */
  onStop: () => void;
}) {
  const t = useTranslations('enroll.photos');
  return (
    <div>
      <Dropzone
        onDrop={onPhotos}
        activateOnClick={false}
        disabled={disabled}
        p="lg"
        aria-label={t('dropLabel')}
        className={classes.drop}
        classNames={{ inner: classes.inner! }}
        tabIndex={-1}
        inputProps={{ 'aria-label': t('dropInput') }}
      >
        <Stack align="center" justify="center" gap="sm" h="100%">
          <IconPhotoPlus size={44} stroke={1.3} aria-hidden />
          <Text c="dimmed" ta="center">
            {name ? t('dropOf', { name }) : t('drop')}
          </Text>
          <ChoosePhotos
            label={t(some ? 'more' : 'choose')}
            inputLabel={t('label')}
            variant={some ? 'default' : 'filled'}
            disabled={disabled}
            autoFocus
            onPhotos={onPhotos}
          />
        </Stack>
      </Dropzone>
      {progress && (
        <>
          <WorkProgress
            label={t('progress')}
            share={progress.done / progress.of}
            text={t('read', progress)}
            onStop={onStop}
          />
          <Text size="sm" c="dimmed" mt={4}>
            {t('wait')}
          </Text>
        </>
      )}
    </div>
  );
}
