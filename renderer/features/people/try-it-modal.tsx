import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Person } from '../../../electron/contract/index.ts';
import { TryIt } from '../../capture/try-it/try-it.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';

/** Ten seconds before the camera: whether whoever moves there is recognized as a person. */
export function TryItModal({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations('tryIt');
  useFocusReturn();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('wonder', { name: person.name })}
      size="lg"
      centered
      // A dialog has less room for the video than a page.
      style={{ '--beside-video': '330px' }}
    >
      <TryIt person={person} begins onClose={onClose} />
    </Modal>
  );
}
