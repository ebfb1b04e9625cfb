import { Group, Progress, Text } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { useTraining } from '../owner/kith-context.tsx';
import { workOf } from '../owner/training-work.ts';
import classes from './training-banner.module.css';

/** The progress of a training or an activation, on the pages that do not show it anyway. */
export function TrainingBanner() {
  const [location] = useLocation();
  const { data } = useTraining();
  const work = workOf(data);
  if (!work || location === '/training') return null;
  return (
    <Link href="/training" className={classes.banner} aria-label={`${work.text}, see training`}>
      <Group gap="sm" wrap="nowrap">
        <Text size="sm" style={{ flexShrink: 0 }}>
          {work.text}
        </Text>
        <Progress style={{ flex: 1 }} value={work.share * 100} aria-label={work.text} />
        <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
          {Math.round(work.share * 100)}%
        </Text>
      </Group>
    </Link>
  );
}
