import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Person } from '../../../electron/contract/index.ts';
import { TryIt } from '../../capture/try-it/try-it.tsx';
import { EvidenceDrawer } from '../../ui/evidence/evidence-drawer.tsx';
import { useEvidence } from '../../ui/evidence/use-evidence.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';

/** Ten seconds before the camera: whether whoever moves there is recognized as a person. */
export function TryItModal({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations('tryIt');
  useFocusReturn();
  const { asked, ask, close } = useEvidence();
  return (
    <>
      <Modal
        opened
        onClose={onClose}
        // The drawer is above it.
        closeOnEscape={asked === null}
        title={t('wonder', { name: person.name })}
        size="lg"
        centered
        // A dialog has less room for the video than a page.
        style={{ '--beside-video': '330px' }}
      >
        <TryIt person={person} begins onAsk={(why) => ask(() => why)} onClose={onClose} />
      </Modal>
      <EvidenceDrawer asked={asked} onClose={close} />
    </>
  );
}
