import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Language, Settings } from '../../../electron/contract/index.ts';
import { languageNames } from '../../i18n/languages.ts';
import { Row, Section } from './section.tsx';

/** How the page looks, and the language that it speaks. */
export function AppearanceSection({
  settings,
  onChange,
}: {
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}) {
  const t = useTranslations('settings.appearance');
  const languages = Object.entries(languageNames) as [Language, string][];
  return (
    <Section title={t('title')}>
      <Row title={t('theme')}>
        <SegmentedControl
          aria-label={t('theme')}
          value={settings.theme}
          onChange={(theme) => onChange({ theme })}
          data={[
            { value: 'light', label: t('light') },
            { value: 'dark', label: t('dark') },
            { value: 'system', label: t('system') },
          ]}
        />
      </Row>
      <Row title={t('language')} text={t('languageText')}>
        <SegmentedControl<Settings['language']>
          aria-label={t('language')}
          value={settings.language}
          onChange={(language) => onChange({ language })}
          data={[
            { value: 'system', label: t('system') },
            // Whoever does not understand this page finds their language by its own name.
            ...languages.map(([value, label]) => ({ value, label })),
          ]}
        />
      </Row>
    </Section>
  );
}
