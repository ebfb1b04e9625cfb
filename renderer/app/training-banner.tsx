import { Group, Progress, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { Link, useLocation } from 'wouter';
import { useTraining } from '../owner/kith-context.tsx';
import { workOf } from '../owner/training-work.ts';
import classes from './training-banner.module.css';

/** The progress of a training or an activation, on the pages that do not show it anyway. */
export function TrainingBanner() {
  const [location] = useLocation();
  const { data } = useTraining();
  const t = useTranslations('app.work');
  const format = useFormatter();
  const work = workOf(data);
  if (!work || location === '/training') return null;
  const text = t(work.what);
  return (
    <Link href="/training" className={classes.banner} aria-label={t('see', { what: text })}>
      <Group gap="sm" wrap="nowrap">
        <Text size="sm" style={{ flexShrink: 0 }}>
          {text}
        </Text>
        <Progress style={{ flex: 1 }} value={work.share * 100} aria-label={text} />
        <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {format.number(work.share, { style: 'percent' })}
        </Text>
      </Group>
    </Link>
  );
}
