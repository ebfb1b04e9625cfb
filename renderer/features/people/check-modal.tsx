import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Person } from '../../../electron/contract/index.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { LiveCheck } from './live-check.tsx';

/** A live check: whether whoever looks at the camera is recognized as a person. */
export function CheckModal({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations('people.check');
  useFocusReturn();
  return (
    <Modal opened onClose={onClose} title={t('title', { name: person.name })} size="lg" centered>
      <LiveCheck person={person} onClose={onClose} />
    </Modal>
  );
}
