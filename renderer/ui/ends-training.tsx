import { Alert } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useTraining } from '../owner/kith-context.tsx';

/** Says that a training ends with what is removed or moved here, while one is running or waits to go on. */
export function EndsTraining() {
  const t = useTranslations('people.endsTraining');
  const status = useTraining().data?.run?.status;
  if (status !== 'running' && status !== 'interrupted') return null;
  return <Alert color="amber">{t(status)}</Alert>;
}
