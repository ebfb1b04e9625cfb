import { ActionIcon, Tooltip } from '@mantine/core';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useLocale, useTranslations } from 'use-intl';
import { useKith, useSettings } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { useVoiceLacking } from '../../ui/use-voice-lacking.ts';

/** Switches spoken help on and off, for every enrollment to come. */
export function SpokenSwitch() {
  const t = useTranslations('enroll');
  const kith = useKith();
  const on = useSettings().data?.spokenHelp ?? false;
  const label = t('spokenHelp');
  const isSilent = useVoiceLacking(useLocale());
  return (
    <Tooltip label={isSilent ? t('spokenHelpSilent') : label}>
      <ActionIcon
        variant={on ? 'light' : 'default'}
        size={36}
        aria-label={label}
        aria-pressed={on}
        onClick={() => void kith.settings.update({ spokenHelp: !on }).catch(notifyError)}
      >
        {on ? <IconVolume size={19} stroke={1.7} /> : <IconVolumeOff size={19} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  );
}
