import { Alert, Badge, Button, Code, Group, Switch } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { Place, Settings, Status } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { CopiesSetting } from './copies-setting.tsx';
import { ActivityBounds } from './activity-bounds.tsx';
import { KeepActivitySwitch } from './keep-activity-switch.tsx';
import { SandboxSetting } from './sandbox-setting.tsx';
import classes from './privacy-section.module.css';
import { Row, Section } from './section.tsx';
import { UnknownsSetting } from './unknowns-setting.tsx';
import { UpdateSetting } from './update-setting.tsx';

/** What is kept, where, behind which key and which walls. */
export function PrivacySection({
  status,
  settings,
  onChange,
}: {
  status: Status;
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}) {
  const t = useTranslations('settings.privacy');
  const { key } = status;
  return (
    <Section title={t('title')}>
      <Row title={t('keepPictures')} text={t('keepPicturesText')}>
        <Switch
          aria-label={t('keepPictures')}
          checked={settings.keepChips}
          onChange={(event) => onChange({ keepChips: event.currentTarget.checked })}
        />
      </Row>
      <Row title={t('keepActivity')} text={t('keepActivityText')}>
        <KeepActivitySwitch label={t('keepActivity')} checked={settings.keepActivity} />
      </Row>
      <CopiesSetting status={status} settings={settings} onChange={onChange} />
      <Row title={t('activityBounds')} text={t('activityBoundsText')}>
        <ActivityBounds settings={settings} onChange={onChange} />
      </Row>
      <UnknownsSetting settings={settings} onChange={onChange} />
      <Row title={t('folder')} text={t('folderText')}>
        <Group gap="xs">
          <Code className={classes.path}>{status.dataFolder}</Code>
          {status.canReveal && (
            <>
              <Reveal place="data folder">{t('open')}</Reveal>
              <Reveal place="log">{t('showLog')}</Reveal>
            </>
          )}
        </Group>
      </Row>
      <Row title={t('key')} text={t('keyText', { kind: key.kind, keyring: key.description })}>
        <Badge color={key.weak ? 'amber' : 'kith'} variant="light">
          {t('keyStrength', { weak: String(key.weak) })}
        </Badge>
      </Row>
      {status.chromium && <SandboxSetting sandboxed={status.chromium.sandboxed} />}
      {status.updates && (
        <UpdateSetting
          updates={status.updates}
          looks={settings.updates}
          onChange={(updates) => onChange({ updates })}
        />
      )}
      {key.weak && (
        <Alert color="amber" icon={<IconKey size={18} />} title={t('weakKey')}>
          {t('weakKeyText')}
        </Alert>
      )}
    </Section>
  );
}

/** A button that shows a place of Kith's in the system's file manager. */
function Reveal({ place, children }: { place: Place; children: string }) {
  const kith = useKith();
  return (
    <Button
      variant="light"
      size="compact-sm"
      onClick={() => void kith.system.reveal({ place }).catch(notifyError)}
    >
      {children}
    </Button>
  );
}
