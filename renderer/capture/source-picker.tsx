import { useEffect, useRef, useState } from 'react';
import { FileButton, Button, Group, Select } from '@mantine/core';
import { IconMovie } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useKith, useSettings } from '../owner/kith-context.tsx';
import { notifyError } from '../ui/notify-error.tsx';
import {
  findCamera,
  listCameras,
  type Camera,
  type CaptureSource,
  type Rotation,
} from './camera.ts';

/** The chosen source: the remembered camera until a file is taken instead. */
export function useSource(): [CaptureSource, (source: CaptureSource) => void] {
  const kith = useKith();
  const { cameraId = null, cameraLabel = null } = useSettings().data ?? {};
  const [file, setFile] = useState<File | null>(null);
  const choose = (source: CaptureSource): void => {
    if (source.kind === 'file') return setFile(source.file);
    setFile(null);
    const { id, label } = source;
    void kith.settings.update({ cameraId: id, cameraLabel: label }).catch(notifyError);
  };
  return [
    file ? { kind: 'file', file } : { kind: 'camera', id: cameraId, label: cameraLabel },
    choose,
  ];
}

/** How far what a source shows must be turned: a camera as the user said, a file not at all. */
export function useRotation(source: CaptureSource): Rotation {
  const chosen = useSettings().data?.cameraRotation ?? 0;
  return source.kind === 'camera' ? chosen : 0;
}

/** Chooses the camera, or a video file in its place. */
export function SourcePicker({
  source,
  playing,
  camerasOnly = false,
  onChoose,
}: {
  source: CaptureSource;
  /** Cameras tell their names only once one of them plays. */
  playing: boolean;
  camerasOnly?: boolean;
  onChoose: (source: CaptureSource) => void;
}) {
  const t = useTranslations('capture');
  const [cameras, setCameras] = useState<Camera[]>([]);
  const resetFile = useRef<() => void>(null);
  useEffect(() => {
    const read = (): void => void listCameras().then(setCameras, notifyError);
    read();
    navigator.mediaDevices.addEventListener('devicechange', read);
    return () => navigator.mediaDevices.removeEventListener('devicechange', read);
  }, [playing]);

  const shown = source.kind === 'camera' ? (findCamera(cameras, source) ?? cameras[0]) : null;
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
          label: label || t('cameraNumber', { number }),
        }))}
        value={shown?.id ?? null}
        onChange={(chosen) => {
          const label = cameras.find(({ id }) => id === chosen)?.label ?? null;
          onChoose({ kind: 'camera', id: chosen, label });
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
