import { useState } from 'react';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { Row, Section } from './section.tsx';
import { ExportModal } from './bundle/export-modal.tsx';
import { ImportModal } from './bundle/import-modal.tsx';
import { RecoveryModal } from './bundle/recovery-modal.tsx';

/** Moving the gallery, or backing it up. */
export function BundleSection() {
  const t = useTranslations('bundles.section');
  const recovery = useTranslations('bundles.recovery');
  const [open, setOpen] = useState<'export' | 'import' | 'recovery' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <Section title={t('title')}>
      <Row title={t('export')} text={t('exportText')}>
        <Button variant="light" onClick={() => setOpen('export')}>
          {t('exportButton')}
        </Button>
      </Row>
      <Row title={t('import')} text={t('importText')}>
        <Button variant="light" onClick={() => setOpen('import')}>
          {t('importButton')}
        </Button>
      </Row>
      <Row title={recovery('row')} text={recovery('rowText')}>
        <Button variant="light" onClick={() => setOpen('recovery')}>
          {recovery('show')}
        </Button>
      </Row>
      {open === 'export' && <ExportModal onClose={close} />}
      {open === 'import' && <ImportModal onClose={close} />}
      {open === 'recovery' && <RecoveryModal onClose={close} />}
    </Section>
  );
}
