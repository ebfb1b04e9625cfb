import { useTranslations } from 'use-intl';
import { ChoosePhotos } from './choose-photos.tsx';
import { FileNames } from './file-names.tsx';
import { FoldedAlert } from './folded-alert.tsx';

/** Says which photos were chosen before the page was closed or left, and never read, and lets them be chosen again. */
export function UnreadPhotos({
  names,
  onPhotos,
  onDismiss,
}: {
  names: readonly string[];
  onPhotos: (files: readonly File[]) => void;
  onDismiss: () => void;
}) {
  const t = useTranslations('enroll.photos');
  const line = t('unread', { count: names.length });
  return (
    <FoldedAlert
      line={line}
      details={<FileNames names={names} />}
      action={
        <ChoosePhotos
          label={t('again', { count: names.length })}
          inputLabel={line}
          size="xs"
          mt="xs"
          onPhotos={onPhotos}
        />
      }
      onDismiss={onDismiss}
    />
  );
}
