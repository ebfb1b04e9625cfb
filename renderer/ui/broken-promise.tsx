import { Alert, Anchor, Text, type MantineSpacing } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import { useMeasured } from '../owner/kith-context.tsx';
import { useJudgeWords } from './use-judge-words.ts';

/** Says where Kith promises a rate that measurements of the active version contradict it, with the likely cause and the way on. */
export function BrokenPromise({
  onTraining = false,
  mt,
}: {
  onTraining?: boolean;
  /** The room above it, where it is shown. */
  mt?: MantineSpacing;
}) {
  const { data } = useMeasured();
  const t = useTranslations('training');
  const words = useJudgeWords();
  if (!data?.brokenPromise) return null;
  const [measured, cause] = words.brokenPromise(data);
  const labels = data.brokenPromise.cause === 'labels';
  return (
    <Alert
      color="amber"
      {...(mt === undefined ? {} : { mt })}
      icon={<IconAlertTriangle size={20} />}
      title={t('evaluation.broken')}
      role="status"
    >
      <Text size="sm">{measured}</Text>
      <Text size="sm">
        {cause}{' '}
        {(labels || !onTraining) && (
          <Anchor component={Link} inherit href={labels ? '/training/labels' : '/training'}>
            {labels ? t('labels.review') : t('evaluation.train')}
          </Anchor>
        )}
      </Text>
    </Alert>
  );
}
