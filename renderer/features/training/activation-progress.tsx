import { Button, Group, Progress, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Activation, ModelVersion } from '../../../electron/contract/index.ts';
import { useKith } from '../../owner/kith-context.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { notifyError } from '../../ui/notify-error.tsx';
import { useFigureText } from '../../ui/use-figure-text.ts';

/** How far the activation of a version has come, or why it failed, with the way to stop it. */
export function ActivationProgress({
  activation,
  versions,
}: {
  activation: Activation;
  versions: readonly ModelVersion[];
}) {
  const kith = useKith();
  const t = useTranslations('training');
  const text = useFigureText();
  const version = versions.find(({ id }) => id === activation.versionId);
  if (activation.error) {
    return (
      <ErrorNotice error={activation.error}>
        <Button
          mt="sm"
          variant="default"
          onClick={() => void kith.versions.cancelActivation().catch(notifyError)}
        >
          {t('versions.stay')}
        </Button>
      </ErrorNotice>
    );
  }
  return (
    <Group wrap="nowrap" mb="sm" role="status">
      <Text size="sm" style={{ flexShrink: 0 }}>
        {t('versions.activating', {
          version: version ? text.version(version) : t('report.title'),
        })}
      </Text>
      <Progress
        style={{ flex: 1 }}
        value={activation.total === 0 ? 100 : (activation.done / activation.total) * 100}
        aria-label={t('versions.activationProgress')}
      />
      <Text size="sm">{t('progressOf', { done: activation.done, total: activation.total })}</Text>
      <Button
        size="xs"
        variant="default"
        onClick={() => void kith.versions.cancelActivation().catch(notifyError)}
      >
        {t('versions.stop')}
      </Button>
    </Group>
  );
}
