import { useRef, useState } from 'react';
import { Alert, Button, FileButton, Group, List, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconPhotoPlus } from '@tabler/icons-react';
import { KithError, limits } from '../../../electron/contract/index.ts';
import { appearanceOf } from '../../../native-models/face/distinct.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { reasonLabel } from '../../i18n/en.ts';
import { describeError } from '../../ui/describe-error.ts';
import { WorkProgress } from '../../ui/work-progress.tsx';
import type { DraftSample } from './enroll-machine.ts';
import classes from './photo-picker.module.css';

interface Refused {
  readonly file: string;
  readonly why: string;
}

/** Takes samples from photo files, by button or by drag and drop, and says of each refused one why. */
export function PhotoPicker({
  room,
  disabled,
  onSample,
}: {
  /** How many more samples may be added. */
  room: number;
  /** Whether no photo is taken now. */
  disabled: boolean;
  onSample: (sample: Omit<DraftSample, 'key'>) => void;
}) {
  const kith = useKith();
  const reset = useRef<() => void>(null);
  const stopped = useRef(false);
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);

  const read = async (files: readonly File[]): Promise<void> => {
    reset.current?.();
    stopped.current = false;
    setRefused([]);
    let left = room;
    for (const [i, file] of files.entries()) {
      if (stopped.current) break;
      setProgress({ done: i, of: files.length });
      const refuse = (why: string): void =>
        setRefused((others) => [...others, { file: file.name, why }]);
      if (left === 0) {
        refuse(`more than ${limits.samplesPerCall} samples`);
        continue;
      }
      try {
        const face = await readPhoto(kith, file);
        onSample(face);
        left--;
      } catch (error) {
        const { title, next } = describeError(error);
        refuse(`${title} ${next}`);
      }
    }
    setProgress(null);
  };

  return (
    <Stack gap="xs">
      <Dropzone
        onDrop={(files) => void read(files)}
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
            onChange={(files) => void read(files)}
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
          onStop={() => (stopped.current = true)}
        />
      )}
      {refused.length > 0 && (
        <Alert
          color="amber"
          title={`${refused.length} ${refused.length === 1 ? 'photo was' : 'photos were'} not used`}
          withCloseButton
          closeButtonLabel="Close"
          onClose={() => setRefused([])}
          role="alert"
        >
          <List size="sm">
            {refused.map(({ file, why }) => (
              <List.Item key={file}>
                <b>{file}</b>: {why}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}

async function readPhoto(
  kith: ReturnType<typeof useKith>,
  file: File,
): Promise<Omit<DraftSample, 'key'>> {
  const { chip, quality, reasons } = await kith.enrollment.readPhoto({ file, name: file.name });
  if (reasons.length > 0) {
    const labels = reasons.map((reason) => reasonLabel[reason]).join(', ');
    throw new KithError('PoorQuality', labels);
  }
  const pixels = new Uint8Array(await chip.arrayBuffer());
  const appearance = appearanceOf(pixels, quality);
  return { chip, quality, source: 'photo', takenAt: new Date(), appearance };
}
