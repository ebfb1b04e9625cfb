import { Select } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { cameraRotation } from '../../../electron/contract/index.ts';
import { pickCamera } from '../../capture/camera.ts';
import { useKnownCameras } from '../../capture/known-cameras.ts';
import { SourcePicker } from '../../capture/source-picker.tsx';
import { useCameras } from '../../capture/use-cameras.ts';
import { Row } from './section.tsx';

/** Which camera is opened, and how it is mounted. */
export function CameraSetting() {
  const t = useTranslations('settings');
  const { chosen, choose, rotationOf, turn } = useKnownCameras(false);
  const camera = pickCamera(useCameras(false), chosen) ?? chosen;
  return (
    <>
      <Row title={t('recognition.camera')} text={t('recognition.cameraText')}>
        <SourcePicker
          source={{ kind: 'camera', camera: chosen }}
          open={null}
          camerasOnly
          onChoose={(source) => {
            if (source.kind === 'camera' && source.camera) choose(source.camera);
          }}
        />
      </Row>
      <Row title={t('recognition.rotation')} text={t('recognition.rotationText')}>
        <Select
          aria-label={t('recognition.rotation')}
          data={[...cameraRotation.values].map((degrees) => ({
            value: String(degrees),
            label: t('recognition.degrees', { degrees: String(degrees) }),
          }))}
          value={String(camera ? rotationOf(camera) : 0)}
          allowDeselect={false}
          disabled={camera === null}
          onChange={(value) => {
            const rotation = cameraRotation.safeParse(Number(value));
            if (camera && rotation.success) turn(camera, rotation.data);
          }}
          w={140}
        />
      </Row>
    </>
  );
}
