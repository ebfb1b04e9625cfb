import { memo, type ReactNode } from 'react';
import { Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useFormatter, useTranslations } from 'use-intl';
import classes from './figures-panel.module.css';
import { stages, type LiveFigures } from './use-live.ts';

/** Frames per second and where the time of a frame goes; folded until somebody wants to know, and remembered. */
export const FiguresPanel = memo(function FiguresPanel({
  figures,
  stopped,
}: {
  figures: LiveFigures | null;
  /** Whether nothing is measured now: the figures are the last ones. */
  stopped: boolean;
}) {
  const t = useTranslations('live.performance');
  const [open, setOpen] = useLocalStorage({ key: 'kith-performance', defaultValue: false });
  const small = (chunks: ReactNode) => <small>{chunks}</small>;
  const rate = (value: string) => t.rich('rate', { value, small });
  const milliseconds = (value: string) => t.rich('milliseconds', { value, small });
  return (
    <details
      className={classes.panel}
      data-testid="figures"
      data-stopped={stopped || undefined}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('title')}</summary>
      <dl className={classes.row}>
        <Figure name={t('frames')} value={figures?.framesPerSecond} say={rate} />
        <Figure name={t('decisions')} value={figures?.decisionsPerSecond} say={rate} />
        <Figure name={t('latency')} value={figures?.latency.median} say={milliseconds} />
        <Figure name={t('latency95')} value={figures?.latency.p95} say={milliseconds} />
      </dl>
      <div className={classes.bar} aria-hidden>
        {stages.map((name) => (
          <span key={name} data-stage={name} style={{ flexGrow: figures?.stages[name] ?? 0 }} />
        ))}
      </div>
      <div className={classes.legend}>
        {stages.map((name) => (
          <Stage key={name} name={name} value={figures?.stages[name]} />
        ))}
      </div>
    </details>
  );
});

function Figure({
  name,
  value,
  say,
}: {
  name: string;
  value: number | undefined;
  say: (value: string) => ReactNode;
}) {
  const t = useTranslations('live.performance');
  const format = useFormatter();
  return (
    <div>
      <dt>{name}</dt>
      <dd>{say(value ? format.number(value, { maximumFractionDigits: 0 }) : t('nothing'))}</dd>
    </div>
  );
}

function Stage({ name, value }: { name: (typeof stages)[number]; value: number | undefined }) {
  const t = useTranslations('live.performance');
  const format = useFormatter();
  const digits = value !== undefined && value < 10 ? 1 : 0;
  return (
    <Text size="xs" c="dimmed" component="span">
      <i data-stage={name} />{' '}
      {t('stage', {
        name: t(`stages.${name}`),
        value:
          value === undefined
            ? t('nothing')
            : format.number(value, {
                minimumFractionDigits: digits,
                maximumFractionDigits: digits,
              }),
      })}
    </Text>
  );
}
