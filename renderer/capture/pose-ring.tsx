import { useTranslations } from 'use-intl';
import classes from './pose-ring.module.css';
import { segments, type Segment } from './poses.ts';

/** Units of the drawing: the radius of the four poses' arcs, of the line around the face, and the gap between two arcs. */
const ARCS = 92;
const FACE = 81;
const GAP = 9;

/** Where the middle of a pose's arc is, in degrees from the top, clockwise, as seen in a mirror. */
const places = { up: 0, right: 90, down: 180, left: 270 } as const;

/**
 * The ring of poses: an arc for each side that a head can turn to, and the line around the face for the center. In a mirrored
 * picture the person's left is on the left, else on the right. Fills its container, which should be square.
 */
export function PoseRing({
  covered,
  next,
  mirrored,
}: {
  covered: ReadonlySet<Segment>;
  /** The segment that is asked for now; null for none. */
  next: Segment | null;
  mirrored: boolean;
}) {
  const stateOf = (segment: Segment): 'done' | 'next' | 'open' => {
    if (covered.has(segment)) return 'done';
    return segment === next ? 'next' : 'open';
  };
  const told = useTold();
  return (
    <svg className={classes.ring} viewBox="-100 -100 200 200" role="img" aria-label={told(covered)}>
      {(['under', 'line'] as const).map((layer) => (
        <g key={layer} className={classes[layer]}>
          <circle r={FACE} className={classes.center} data-state={stateOf('center')} />
          {(Object.keys(places) as (keyof typeof places)[]).map((segment) => (
            <path
              key={segment}
              d={arc(mirrored ? places[segment] : -places[segment])}
              className={classes.arc}
              data-segment={segment}
              data-state={stateOf(segment)}
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

/** Says in words what a ring shows. */
function useTold(): (covered: ReadonlySet<Segment>) => string {
  const t = useTranslations('capture');
  const named = (some: readonly Segment[]): string =>
    some.map((segment) => t(`segment.${segment}`)).join(', ');
  return (covered) => {
    const done = named(segments.filter((segment) => covered.has(segment)));
    const open = named(segments.filter((segment) => !covered.has(segment)));
    return open
      ? t('ring.open', { done: done || t('ring.nothing'), open })
      : t('ring.done', { done });
  };
}

/** A quarter of the ring about an angle. */
function arc(middle: number): string {
  const half = 45 - GAP / 2;
  const [from, to] = [middle - half, middle + half].map((degrees) => {
    const angle = (degrees * Math.PI) / 180;
    return `${(ARCS * Math.sin(angle)).toFixed(2)} ${(-ARCS * Math.cos(angle)).toFixed(2)}`;
  });
  return `M ${from} A ${ARCS} ${ARCS} 0 0 1 ${to}`;
}
