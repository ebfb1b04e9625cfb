import { SimpleGrid, Text } from '@mantine/core';
import type { MapPoint } from '../../../electron/contract/index.ts';
import { countText } from '../../i18n/en.ts';
import classes from './embedding-map.module.css';

const WIDTH = 440;
const HEIGHT = 300;
const MARGIN = 26;
/** Half the width of the longest name. */
const NAME_ROOM = 48;
/** With more people than this their names would cover each other: initials stand for them, the name is at the pointer. */
const MOST_NAMES = 24;

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
  const names = people.map((personId) => {
    const own = placed.filter((point) => point.personId === personId);
    const mean = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      personId,
      name: own[0]!.name,
      x: mean(own.map(({ x }) => x)),
      y: mean(own.map(({ y }) => y)),
    };
  });
  return (
    <figure className={classes.figure}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className={classes.map}
        role="img"
        aria-label={`Map of ${countText(points.length, 'sample')} of ${countText(people.length, 'person')} ${when} the training`}
      >
        {placed.map(({ sampleId, x, y, hue, name }) => (
          <circle
            key={sampleId}
            cx={x}
            cy={y}
            r={4}
            className={classes.point}
            style={{ fill: `hsl(${hue} 60% 45%)` }}
          >
            <title>{name}</title>
          </circle>
        ))}
        {names.map(({ personId, name, x, y }) => (
          <text
            key={personId}
            x={x}
            y={y - 8}
            className={classes.name}
            style={{ textAnchor: anchorAt(x) }}
          >
            {people.length <= MOST_NAMES ? shortened(name) : initials(name)}
            <title>{name}</title>
          </text>
        ))}
      </svg>
      <Text component="figcaption" size="xs" c="dimmed" ta="center">
        {when === 'before' ? 'Before' : 'After'}
        {people.length > MOST_NAMES && ' · point at one for the name'}
      </Text>
    </figure>
  );
}

/** A name in the middle over its samples would be cut off at the edges of the map. */
function anchorAt(x: number): 'start' | 'middle' | 'end' {
  if (x < NAME_ROOM) return 'start';
  return x > WIDTH - NAME_ROOM ? 'end' : 'middle';
}

function shortened(name: string): string {
  return name.length > 14 ? `${name.slice(0, 13)}…` : name;
}

function initials(name: string): string {
  const words = name.split(/[\s_]+/).filter(Boolean);
  return words
    .slice(0, 3)
    .map((word) => word[0]!.toUpperCase())
    .join('');
}
