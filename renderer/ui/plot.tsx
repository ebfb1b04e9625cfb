import { useEffect, useEffectEvent, useRef } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import classes from './plot.module.css';

/** A line of a plot. Lines differ in dash as well as in color. */
export interface PlotLine {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly tone: 'main' | 'other' | 'quiet';
  /** Drawn as steps with the area filled: a histogram. */
  readonly steps?: boolean;
}

const tones = {
  light: { main: '#0f766e', other: '#8f5f08', quiet: '#53616a' },
  dark: { main: '#4ccdb6', other: '#fbbf3f', quiet: '#a3b0b8' },
} as const;
const dashes = { main: [], other: [7, 4], quiet: [2, 3] } as const;

/** From zero to a little above the highest share, and never so narrow that nothing looks like much. */
function percentRange(_: uPlot, __: number | null, high: number | null): uPlot.Range.MinMax {
  return [0, Math.min(1, Math.max(0.02, (high ?? 0) * 1.1))];
}

/** Lines over common x values. `label` says in words what the plot shows; the page says the numbers that matter besides. */
export function Plot({
  label,
  x,
  lines,
  xLabel,
  yLabel,
  height = 200,
  logX = false,
  percentX = false,
  percentY = false,
}: {
  label: string;
  x: readonly number[];
  lines: readonly PlotLine[];
  xLabel: string;
  yLabel: string;
  height?: number;
  logX?: boolean;
  percentX?: boolean;
  percentY?: boolean;
}) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const scheme = useComputedColorScheme('light');
  const data = [[...x], ...lines.map(({ values }) => [...values])] as uPlot.AlignedData;
  const shape = lines.map((line) => `${line.label}/${line.tone}`).join();

  const draw = useEffectEvent((element: HTMLElement): uPlot => {
    const text = scheme === 'dark' ? '#a3b0b8' : '#53616a';
    const grid = { stroke: scheme === 'dark' ? '#2e353c' : '#e1e7e8', width: 1 };
    const percent = (_: uPlot, values: (number | null)[]) =>
      values.map((value) => (value === null ? '' : `${Number((value * 100).toFixed(2))}%`));
    const axis = { stroke: text, grid, ticks: grid, font: '12px Inter Variable, sans-serif' };
    return new uPlot(
      {
        width: element.clientWidth,
        height,
        legend: { show: lines.length > 1, live: false },
        cursor: { drag: { x: false, y: false } },
        scales: {
          x: { time: false, ...(logX ? { distr: 3 } : {}) },
          ...(percentY ? { y: { range: percentRange } } : {}),
        },
        axes: [
          {
            ...axis,
            label: xLabel,
            labelFont: axis.font,
            ...(percentX ? { values: percent } : {}),
          },
          {
            ...axis,
            label: yLabel,
            labelFont: axis.font,
            size: 60,
            ...(percentY ? { values: percent } : {}),
          },
        ],
        series: [
          {},
          ...lines.map(({ label: name, tone, steps }): uPlot.Series => {
            const color = tones[scheme][tone];
            return {
              label: name,
              stroke: color,
              width: 2,
              dash: [...dashes[tone]],
              points: { show: false },
              spanGaps: true,
              ...(steps ? { paths: uPlot.paths.stepped!({ align: 1 }), fill: `${color}2e` } : {}),
            };
          }),
        ],
      },
      data,
      element,
    );
  });

  // The plot is made anew where its shape changes; new values go into the one there is.
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const made = draw(element);
    plot.current = made;
    const observer = new ResizeObserver(() => {
      made.setSize({ width: element.clientWidth, height });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [scheme, shape, height, logX, percentX, percentY, xLabel, yLabel]);

  useEffect(() => plot.current?.setData(data));

  return <div ref={holder} className={classes.plot} role="img" aria-label={label} />;
}
