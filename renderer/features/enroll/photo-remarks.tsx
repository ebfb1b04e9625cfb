import { List, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { PhotoRemark } from '../../../electron/contract/index.ts';
import type { DraftSample } from './draft-sample.ts';

/** Says of the photos that were added what is worth a look: one was turned, or was not there as a whole. */
export function PhotoRemarks({ samples }: { samples: readonly DraftSample[] }) {
  const remarkOf = useRemark();
  const said = samples.flatMap(({ key, photo, remarks = [] }) =>
    photo ? remarks.map((remark) => ({ key, name: photo.name, remark })) : [],
  );
  if (said.length === 0) return null;
  return (
    <Text component="div" size="sm" c="dimmed" role="status">
      <List size="sm">
        {said.map(({ key, name, remark }) => (
          <List.Item key={`${key} ${remark.kind}`} style={{ overflowWrap: 'anywhere' }}>
            {remarkOf(name, remark)}
          </List.Item>
        ))}
      </List>
    </Text>
  );
}

function useRemark(): (name: string, remark: PhotoRemark) => string {
  const t = useTranslations('enroll.photos.remark');
  return (name, remark) => {
    switch (remark.kind) {
      case 'turned':
        return t('turned', { name, degrees: String(remark.degrees) });
      case 'ends early':
        return t('endsEarly', { name });
      case 'one of several':
        return t('oneOfSeveral', { name, picture: remark.picture, of: remark.of });
      case 'more faces':
        return t('moreFaces', { name, answered: remark.answered });
      case 'small faces':
        return t('smallFaces', { name, below: remark.below });
    }
  };
}
