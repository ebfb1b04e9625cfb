import { Paper, Text } from '@mantine/core';
import classes from './figures-panel.module.css';
import type { LiveFigures } from './use-live.ts';

/** Frames per second and where the time of a frame goes. */
export function FiguresPanel({ figures }: { figures: LiveFigures | null }) {
  return (
    <Paper withBorder radius="md" mt="sm" px="md" py="xs" data-testid="figures">
      <dl className={classes.row}>
        <Figure name="Frames" value={figures?.framesPerSecond} unit="/s" />
        <Figure name="Decisions" value={figures?.decisionsPerSecond} unit="/s" />
        <Figure name="Frame to name" value={figures?.latency.median} unit="ms" />
        <Figure name="95% within" value={figures?.latency.p95} unit="ms" />
      </dl>
      <div className={classes.bar} aria-hidden>
        {figures?.stages.map(({ name, median }) => (
          <span key={name} data-stage={name} style={{ flexGrow: median }} />
        ))}
      </div>
      <div className={classes.legend}>
        {(figures?.stages ?? []).map(({ name, median }) => (
          <Text key={name} size="xs" c="dimmed" component="span">
            <i data-stage={name} /> {name} {median.toFixed(median < 10 ? 1 : 0)} ms
          </Text>
        ))}
      </div>
    </Paper>
  );
}

function Figure({ name, value, unit }: { name: string; value: number | undefined; unit: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value ? value.toFixed(0) : '–'} <small>{unit}</small>
      </dd>
    </div>
  );
}
