import { useRef } from 'react';
import { Button, FileButton, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { WorkProgress } from '../../ui/work-progress.tsx';
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
  const reset = useRef<() => void>(null);
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
          <FileButton
            multiple
            disabled={disabled}
            accept="image/*,.heic,.heif"
            resetRef={reset}
            onChange={(files) => {
              reset.current?.();
              onPhotos(files);
            }}
            inputProps={{ 'aria-label': t('label') }}
          >
            {(props) => (
              <Button
                {...props}
                disabled={disabled}
                variant={some ? 'default' : 'filled'}
                autoFocus
              >
                {t(some ? 'more' : 'choose')}
              </Button>
            )}
          </FileButton>
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
