import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useKith, useTraining, useVersions } from '../../owner/kith-context.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { useFigureText } from '../../ui/use-figure-text.ts';

/** Offers to judge a run's candidate against the version that is active now, where it was compared with another one. */
export function JudgeAgain({ versionId }: { versionId: number }) {
  const kith = useKith();
  const t = useTranslations('training.run');
  const text = useFigureText();
  const run = useTraining().data?.run;
  const active = useVersions().data?.find((version) => version.active);
  const [working, setWorking] = useState(false);
  if (!run?.canJudgeAgain || run.status !== 'finished' || run.versionId !== versionId) return null;
  if (!active || active.id === versionId || active.id === run.comparedWith?.versionId) return null;
  const judge = async (): Promise<void> => {
    setWorking(true);
    await kith.training.judgeAgain().catch(notifyError);
    setWorking(false);
  };
  return (
    <Button
      variant="default"
      leftSection={<IconScale size={18} />}
      loading={working}
      onClick={() => void judge()}
    >
      {t('judgeAgain', { version: text.version(active) })}
    </Button>
  );
}
