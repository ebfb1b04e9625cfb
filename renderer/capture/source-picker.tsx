import { useRef, useState } from 'react';
import { FileButton, Button, Group, Select } from '@mantine/core';
import { IconMovie } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { cameraKind } from './camera-kind.ts';
import { pickCamera, same, type CameraIdentity, type CaptureSource } from './camera.ts';
import { useKnownCameras } from './known-cameras.ts';
import { useCameras } from './use-cameras.ts';

/** The chosen source: the remembered camera until a file is taken instead. */
export function useSource(): [CaptureSource, (source: CaptureSource) => void] {
  const { chosen, choose: chooseCamera } = useKnownCameras(false);
  const [file, setFile] = useState<File | null>(null);
  const [asked, setAsked] = useState(0);
  const choose = (source: CaptureSource): void => {
    if (source.kind === 'file') return setFile(source.file);
    setFile(null);
    // Another may stand in for the one that is chosen already: it is opened now.
    if (source.camera?.id === chosen?.id) setAsked(asked + 1);
    else if (source.camera) chooseCamera(source.camera);
  };
  return [file ? { kind: 'file', file } : { kind: 'camera', camera: chosen, asked }, choose];
}

/** Chooses the camera, or a video file in its place. */
export function SourcePicker({
  source,
  open,
  camerasOnly = false,
  onChoose,
}: {
  source: CaptureSource;
  /** The camera that plays, which is the one shown; null where none does: then it is the one that would. */
  open: CameraIdentity | null;
  camerasOnly?: boolean;
  onChoose: (source: CaptureSource) => void;
}) {
  const t = useTranslations('capture');
  const cameras = useCameras(open !== null);
  const shown =
    (open && same(cameras, open)) ??
    pickCamera(cameras, source.kind === 'camera' ? source.camera : null);
  const resetFile = useRef<() => void>(null);
  return (
    // On a narrow window it leaves room for what else stands in its row.
    <Group
      gap="xs"
      wrap="nowrap"
      maw="100%"
      {...(!camerasOnly && { flex: '1 1 250px', justify: 'flex-end' })}
    >
      <Select
        aria-label={t('camera')}
        placeholder={source.kind === 'file' ? source.file.name : t('camera')}
        data={cameras.map(({ id, label, number }) => ({
          value: id,
          label: label
            ? t('cameraNamed', { name: label, kind: cameraKind(label) })
            : t('cameraNumber', { number }),
        }))}
        value={source.kind === 'file' ? null : (shown?.id ?? null)}
        onChange={(chosen) => {
          const camera = cameras.find(({ id }) => id === chosen);
          if (camera) onChoose({ kind: 'camera', camera });
        }}
        allowDeselect={false}
        nothingFoundMessage={t('noCamera')}
        w={200}
        miw={120}
        flex="1 1 auto"
      />
      {!camerasOnly && (
        <FileButton
          accept="video/*"
          resetRef={resetFile}
          onChange={(file) => {
            // So that the same file can be chosen again.
            resetFile.current?.();
            if (file) onChoose({ kind: 'file', file });
          }}
          inputProps={{ 'aria-label': t('videoFile') }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconMovie size={18} />}
              style={{ flexShrink: 0 }}
            >
              {t('videoFile')}
            </Button>
          )}
        </FileButton>
      )}
    </Group>
  );
}
