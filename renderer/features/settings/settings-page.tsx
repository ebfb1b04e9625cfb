import { Stack, Switch, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import type { Settings } from '../../../electron/contract/index.ts';
import { keys, useKith, useSettings, useStatus } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { useVoiceLacking } from '../../ui/use-voice-lacking.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { BundleSection } from './bundle-section.tsx';
import { CameraSetting } from './camera-setting.tsx';
import { EngineSetting } from './engine-setting.tsx';
import { LivenessSection } from './liveness-section.tsx';
import { NetworksSection } from './networks-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { Row, Section } from './section.tsx';
import { ThresholdSetting } from './threshold-setting.tsx';

/** The user's choices, and the state of everything they may want to check. */
export function SettingsPage() {
  const t = useTranslations('settings');
  const kith = useKith();
  const queries = useQueryClient();
  const isSilent = useVoiceLacking(useLocale());
  const settingsQuery = useSettings();
  const statusQuery = useStatus();
  const error = settingsQuery.error ?? statusQuery.error;
  const [settings, status] = [settingsQuery.data, statusQuery.data];
  if (!settings || !status) {
    return <Page title={t('title')}>{error && <ErrorNotice error={error} />}</Page>;
  }
  const update = (change: Partial<Settings>): void => {
    void kith.settings.update(change).catch(notifyError);
  };
  return (
    <Page title={t('title')}>
      <Stack gap="md">
        <AppearanceSection settings={settings} onChange={update} />
        <Section title={t('recognition.title')}>
          <ThresholdSetting
            wantedFpir={settings.wantedFpir}
            onSave={async (change) =>
              queries.setQueryData(keys.settings, await kith.settings.update(change))
            }
          />
          <CameraSetting />
          <Row
            title={t('recognition.spokenHelp')}
            text={t(isSilent ? 'recognition.spokenHelpSilent' : 'recognition.spokenHelpText')}
          >
            <Switch
              aria-label={t('recognition.spokenHelp')}
              checked={settings.spokenHelp}
              onChange={(event) => update({ spokenHelp: event.currentTarget.checked })}
            />
          </Row>
        </Section>
        <LivenessSection />
        <PrivacySection status={status} settings={settings} onChange={update} />
        <BundleSection />
        <EngineSetting status={status} settings={settings} onChange={update} />
        <NetworksSection packs={status.packs} />
        <Text size="xs" c="dimmed">
          {t('about', { version: status.version, shell: status.shell })}
        </Text>
      </Stack>
    </Page>
  );
}
