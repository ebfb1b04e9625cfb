import { Center, SegmentedControl } from '@mantine/core';
import { IconPhoto, IconVideo } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { captureMethod, type CaptureMethod } from '../../../electron/contract/index.ts';
import classes from './method-choice.module.css';

const icons = { camera: IconVideo, photos: IconPhoto } as const;

/** Camera or photos: one of them takes the pictures. */
export function MethodChoice({
  method,
  onMethod,
}: {
  method: CaptureMethod;
  onMethod: (method: CaptureMethod) => void;
}) {
  const t = useTranslations('enroll.method');
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('label')}
      value={method}
      onChange={onMethod}
      data={captureMethod.options.map((value) => {
        const Icon = icons[value];
        return {
          value,
          label: (
            <Center className={classes.label}>
              <Icon size={17} stroke={1.7} aria-hidden />
              {t(value)}
            </Center>
          ),
        };
      })}
    />
  );
}
