import { SimpleGrid, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { MapPoint } from '../../../electron/contract/index.ts';
import classes from './embedding-map.module.css';
import { placeLabels } from './place-labels.ts';

const WIDTH = 440;
const HEIGHT = 300;
const MARGIN = 26;
/** The room of a line of a label. */
const LINE = 15;
/** As in the map's style. */
const FONT = "600 11px 'Inter Variable', system-ui, sans-serif";
/** Between a label and the next one. */
const BESIDE = 6;
/** Letters of a name that are shown at most. */
const LONGEST = 14;

/** The samples before and after, each person with a name on the map: color alone tells nobody apart. */
export function EmbeddingMap({ points }: { points: readonly MapPoint[] }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      {(['before', 'after'] as const).map((when) => (
        <Scatter key={when} points={points} when={when} />
      ))}
    </SimpleGrid>
  );
}

function Scatter({ points, when }: { points: readonly MapPoint[]; when: 'before' | 'after' }) {
  const t = useTranslations('training');
  const xs = points.map((point) => point[when][0]);
  const ys = points.map((point) => point[when][1]);
  const scale = (value: number, values: readonly number[], length: number) => {
    const low = Math.min(...values);
    const span = Math.max(...values) - low || 1;
    return MARGIN + ((value - low) / span) * (length - 2 * MARGIN);
  };
  const people = [...new Set(points.map(({ personId }) => personId))];
  const placed = points.map((point) => ({
    ...point,
    x: scale(point[when][0], xs, WIDTH),
    y: scale(point[when][1], ys, HEIGHT),
    hue: Math.round((people.indexOf(point.personId) * 360) / people.length),
  }));
  const names = namesOn(placed, people);
  const counts = { samples: points.length, people: people.length };
  return (
    <figure className={classes.figure}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={classes.map}
        role="img"
        aria-label={
          when === 'before' ? t('report.mapBefore', counts) : t('report.mapAfter', counts)
        }
      >
        {placed.map(({ sampleId, x, y, hue, name }) => (
          <circle
            key={sampleId}
            cx={x}
            cy={y}
            r={4}
            className={classes.point}
            style={{ fill: colorOf(hue) }}
          >
            <title>{name}</title>
          </circle>
        ))}
        {names.map(({ personId, name, shown, place }) => (
          <text key={personId} x={place.x} y={place.y} className={classes.name}>
            {shown}
            <title>{name}</title>
          </text>
        ))}
      </svg>
      <Text component="figcaption" size="xs" c="dimmed" ta="center">
        {t(when)}
        {names.length < people.length && ` · ${t('report.point')}`}
      </Text>
    </figure>
  );
}

/** One lightness for all hues, so that yellow is seen by day, and blue by night. */
function colorOf(hue: number): string {
  return `light-dark(oklch(55% 0.13 ${hue}), oklch(76% 0.12 ${hue}))`;
}

/** The names that find room, each near the middle of its samples; who has more samples comes first. */
function namesOn(
  placed: readonly { personId: number; name: string; x: number; y: number }[],
  people: readonly number[],
) {
  const pen = document.createElement('canvas').getContext('2d')!;
  pen.font = FONT;
  const labels = people
    .map((personId) => {
      const own = placed.filter((point) => point.personId === personId);
      const { name } = own[0]!;
      const shown = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
      return {
        personId,
        name,
        shown,
        samples: own.length,
        x: middle(own.map(({ x }) => x)),
        y: middle(own.map(({ y }) => y)),
        width: pen.measureText(shown).width + BESIDE,
        height: LINE,
      };
    })
    .toSorted((a, b) => b.samples - a.samples);
  const places = placeLabels(labels, { width: WIDTH, height: HEIGHT });
  return labels.flatMap(({ personId, name, shown }, i) => {
    const place = places[i];
    return place ? [{ personId, name, shown, place }] : [];
  });
}

/** The median: a sample that is far from the others, mislabeled perhaps, does not pull a name away from them. */
function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
