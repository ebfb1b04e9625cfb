import { useEffect, useEffectEvent, useRef } from 'react';
import { useComputedColorScheme } from '@mantine/core';
import { useLocale } from 'use-intl';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import classes from './plot.module.css';

/**
 * A line of a plot. Lines differ in dash or width as well as in color; an `earlier` one is a broad band, which shows also where
 * another lies right on it.
 */
export interface PlotLine {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly tone: 'main' | 'other' | 'earlier';
  /** Drawn as steps with the area filled: a histogram. */
  readonly steps?: boolean;
}

/** How each tone looks. Colors are those of the theme, which knows the scheme. */
const tones = {
  main: { color: '--kith-plot-main', width: 2, dash: [] },
  other: { color: '--kith-plot-other', width: 2, dash: [7, 4] },
  earlier: { color: '--kith-plot-earlier', width: 7, dash: [] },
} as const satisfies Record<PlotLine['tone'], object>;

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
  const locale = useLocale();
  const data = [[...x], ...lines.map(({ values }) => [...values])] as uPlot.AlignedData;
  const shape = lines.map((line) => `${line.label}/${line.tone}`).join();

  const draw = useEffectEvent((element: HTMLElement): uPlot => {
    const style = getComputedStyle(element);
    const color = (name: string) => style.getPropertyValue(name).trim();
    const grid = { stroke: color('--kith-plot-grid'), width: 1 };
    const written = (format: Intl.NumberFormat) => (_: uPlot, values: (number | null)[]) =>
      values.map((value) => (value === null ? '' : format.format(value)));
    const number = written(new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }));
    const percent = written(
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }),
    );
    const font = `12px ${style.fontFamily}`;
    const axis = {
      stroke: color('--mantine-color-dimmed'),
      grid,
      ticks: grid,
      font,
      labelFont: font,
    };
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
            values: percentX ? percent : number,
          },
          {
            ...axis,
            label: yLabel,
            values: percentY ? percent : number,
            size: 60,
          },
        ],
        series: [
          {},
          ...lines.map(({ label: name, tone, steps }): uPlot.Series => {
            const { width, dash } = tones[tone];
            const stroke = color(tones[tone].color);
            return {
              label: name,
              stroke,
              width,
              dash: [...dash],
              points: { show: false },
              spanGaps: true,
              ...(steps ? { paths: uPlot.paths.stepped!({ align: 1 }), fill: `${stroke}2e` } : {}),
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
    // A canvas does not wait for a font, nor is it drawn anew when it arrives.
    void document.fonts.load(`12px ${getComputedStyle(element).fontFamily}`).then(() => {
      if (plot.current === made) made.redraw(false, true);
    });
    return () => {
      observer.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [scheme, locale, shape, height, logX, percentX, percentY, xLabel, yLabel]);

  useEffect(() => plot.current?.setData(data));

  // Axes run from left to right in every language.
  return <div ref={holder} dir="ltr" className={classes.plot} role="img" aria-label={label} />;
}
