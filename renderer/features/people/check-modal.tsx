import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Person } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { EvidenceDrawer } from '../../ui/evidence/evidence-drawer.tsx';
import { useEvidence } from '../../ui/evidence/use-evidence.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { LiveCheck } from './live-check.tsx';

/** A live check: whether whoever looks at the camera is recognized as a person. */
export function CheckModal({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations('people.check');
  useFocusReturn();
  const kith = useKith();
  const { asked, ask, close } = useEvidence();
  return (
    <>
      <Modal
        opened
        onClose={onClose}
        title={t('title', { name: person.name })}
        size="lg"
        centered
        // What is open over it goes first.
        closeOnEscape={asked === null}
      >
        <LiveCheck
          person={person}
          onAsk={(face) => ask(() => kith.evidence.ofFace(face))}
          onClose={onClose}
        />
      </Modal>
      <EvidenceDrawer asked={asked} onClose={close} />
    </>
  );
}
