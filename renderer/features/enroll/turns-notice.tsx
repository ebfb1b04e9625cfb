import { Alert, Button, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';

/** Says that the head turned as a picture does, what comes of it, and offers to take the pictures again. */
export function TurnsNotice({ required, onRetake }: { required: boolean; onRetake: () => void }) {
  const t = useTranslations('enroll.turns');
  return (
    <Alert color="amber" title={t('title')} role="alert">
      <Text size="sm" mb="sm">
        {t(required ? 'required' : 'shown')}
      </Text>
      <RetakeButton onRetake={onRetake} />
    </Alert>
  );
}

/** Removes the camera's pictures and begins them anew. */
export function RetakeButton({ onRetake }: { onRetake: () => void }) {
  const t = useTranslations('enroll.turns');
  return (
    <Button size="xs" onClick={onRetake}>
      {t('retake')}
    </Button>
  );
}
