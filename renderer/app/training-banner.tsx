import { Group, Progress, Text } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { useTraining } from './kith-context.tsx';
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

/** What is under way, for the banner and the window's title. */
export function workOf(
  data: ReturnType<typeof useTraining>['data'],
): { text: string; share: number } | null {
  if (data?.run?.status === 'running') return { text: 'Training', share: data.run.share };
  const activation = data?.activation;
  if (!activation || activation.error) return null;
  const share = activation.total === 0 ? 1 : activation.done / activation.total;
  return { text: 'Activating a version', share };
}
