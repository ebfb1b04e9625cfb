import { useRef } from 'react';
import { Alert, Button, FileButton, Group, List, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconPhotoPlus } from '@tabler/icons-react';
import { countText } from '../../i18n/en.ts';
import { useDescribeError } from '../../ui/describe-error.ts';
import { WorkProgress } from '../../ui/work-progress.tsx';
import type { RefusedPhoto } from './enroll-context.ts';
import classes from './photo-picker.module.css';

/** Takes photo files, by button or by drag and drop, and says of each refused one why. */
export function PhotoPicker({
  disabled,
  progress,
  refused,
  onPhotos,
  onStop,
  onDismiss,
}: {
  /** Whether no photo is taken now. */
  disabled: boolean;
  /** How many photos of how many were read; null while none are. */
  progress: { readonly done: number; readonly of: number } | null;
  refused: readonly RefusedPhoto[];
  onPhotos: (files: readonly File[]) => void;
  /** Reads no more of them. */
  onStop: () => void;
  /** Hides what is said of the refused ones. */
  onDismiss: () => void;
}) {
  const reset = useRef<() => void>(null);
  const describe = useDescribeError();
  const sentence = (error: unknown): string => {
    const { title, next } = describe(error);
    return `${title} ${next}`;
  };
  return (
    <Stack gap="xs">
      <Dropzone
        onDrop={onPhotos}
        activateOnClick={false}
        disabled={disabled}
        p="sm"
        radius="md"
        aria-label="Drop photos here"
        className={classes.drop}
        styles={{ inner: { pointerEvents: 'all' } }}
        tabIndex={-1}
        inputProps={{ 'aria-label': 'Dropped photos' }}
      >
        <Group gap="sm" wrap="nowrap">
          <IconPhotoPlus size={24} stroke={1.5} />
          <Text size="sm" c="dimmed" flex={1}>
            Drop photos here, or
          </Text>
          <FileButton
            multiple
            disabled={disabled}
            accept="image/*"
            resetRef={reset}
            onChange={(files) => {
              reset.current?.();
              onPhotos(files);
            }}
            inputProps={{ 'aria-label': 'Photos' }}
          >
            {(props) => (
              <Button {...props} disabled={disabled} variant="default" size="xs">
                Choose photos
              </Button>
            )}
          </FileButton>
        </Group>
      </Dropzone>
      {progress && (
        <WorkProgress
          label="Progress of reading photos"
          share={progress.done / progress.of}
          text={`${progress.done} of ${progress.of}`}
          onStop={onStop}
        />
      )}
      {refused.length > 0 && (
        <Alert
          color="amber"
          title={`${countText(refused.length, 'photo')} ${refused.length === 1 ? 'was' : 'were'} not used`}
          withCloseButton
          closeButtonLabel="Close"
          onClose={onDismiss}
          role="alert"
        >
          <List size="sm">
            {refused.map(({ key, name, error }) => (
              <List.Item key={key}>
                <b>{name}</b>: {sentence(error)}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}
