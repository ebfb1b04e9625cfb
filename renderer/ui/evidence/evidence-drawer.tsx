import { memo } from 'react';
import { Center, Drawer, Loader } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Decision } from '../../../electron/contract/index.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { EvidenceView } from './evidence-view.tsx';
import type { Asked } from './use-evidence.ts';

/** What a decision rests on, beside what goes on: of the moment that was asked about. */
export const EvidenceDrawer = memo(function EvidenceDrawer({
  asked,
  onClose,
}: {
  asked: Asked | null;
  onClose: () => void;
}) {
  const t = useTranslations('evidence');
  const title = useTitle(asked?.evidence?.decision ?? null);
  return (
    <Drawer
      opened={asked !== null}
      onClose={onClose}
      position="right"
      size="min(560px, 100vw)"
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
      // The video is to be seen beside it.
      overlayProps={{ backgroundOpacity: 0.25 }}
      styles={{ title: { fontWeight: 650, fontSize: 'var(--mantine-font-size-lg)', minWidth: 0 } }}
    >
      {asked?.error !== null && asked !== null && <ErrorNotice error={asked.error} />}
      {asked?.evidence && (
        <EvidenceView key={asked.evidence.id} evidence={asked.evidence} onClose={onClose} />
      )}
      {asked && !asked.evidence && asked.error === null && (
        <Center h={200}>
          <Loader aria-label={t('asking')} />
        </Center>
      )}
    </Drawer>
  );
});

function useTitle(decision: Decision | null): string {
  const t = useTranslations('evidence.title');
  if (!decision) return t('asking');
  const { match, between } = decision;
  const [one, other] = between;
  if (match) return t('known', { person: match.person });
  if (one && other) return t('ambiguous', { one: one.person, other: other.person });
  return decision.decision === 'unusable' ? t('unusable') : t('unknown');
}
