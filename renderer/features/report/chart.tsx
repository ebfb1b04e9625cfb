import type { ReactNode } from 'react';
import classes from './chart.module.css';

/** One axis: what it says, from where to where it goes, and where it is marked. */
export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
  readonly log?: boolean;
}

const WIDTH = 360;
const HEIGHT = 240;
const FRAME = { left: 46, right: 16, top: 8, bottom: 38 };

/** A chart that is drawn in lines, so that print shows it as sharp as text. `children` are given both scales. */
export function Chart({
  label,
  x,
  y,
  children,
}: {
  /** What it shows, in words. */
  label: string;
  x: Axis;
  y: Axis;
  children: (x: (value: number) => number, y: (value: number) => number) => ReactNode;
}) {
  const [left, right, top, bottom] = [
    FRAME.left,
    WIDTH - FRAME.right,
    FRAME.top,
    HEIGHT - FRAME.bottom,
  ];
  const toX = scaleOf(x, left, right);
  const toY = scaleOf(y, bottom, top);
  const middle = (top + bottom) / 2;
  return (
    <svg
      className={classes.chart}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
      direction="ltr"
    >
      {x.ticks.map((tick) => (
        <g key={tick}>
          <line className={classes.grid} x1={toX(tick)} x2={toX(tick)} y1={top} y2={bottom} />
          <text x={toX(tick)} y={bottom + 14} textAnchor="middle">
            {x.format(tick)}
          </text>
        </g>
      ))}
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line className={classes.grid} x1={left} x2={right} y1={toY(tick)} y2={toY(tick)} />
          <text x={left - 5} y={toY(tick) + 3.5} textAnchor="end">
            {y.format(tick)}
          </text>
        </g>
      ))}
      <text className={classes.label} x={(left + right) / 2} y={HEIGHT - 5} textAnchor="middle">
        {x.label}
      </text>
      <text
        className={classes.label}
        x={10}
        y={middle}
        textAnchor="middle"
        transform={`rotate(-90 10 ${middle})`}
      >
        {y.label}
      </text>
      {children(toX, toY)}
    </svg>
  );
}

/** A line's or an area's place in a legend. */
export function Legend({
  items,
}: {
  items: readonly { readonly name: string; readonly color: string; readonly dash?: string }[];
}) {
  return (
    <div className={classes.legend}>
      {items.map(({ name, color, dash }) => (
        <span key={name}>
          <svg viewBox="0 0 18 10" aria-hidden>
            <line
              x1={0}
              x2={18}
              y1={5}
              y2={5}
              stroke={color}
              strokeWidth={2}
              strokeDasharray={dash}
            />
          </svg>
          {name}
        </span>
      ))}
    </div>
  );
}

/** From a value to a place; what lies outside the axis is put onto its end. */
function scaleOf({ from, to, log = false }: Axis, start: number, end: number) {
  const at = log ? Math.log : (value: number) => value;
  return (value: number): number => {
    const within = Math.min(to, Math.max(from, value));
    return start + ((at(within) - at(from)) / (at(to) - at(from))) * (end - start);
  };
}
