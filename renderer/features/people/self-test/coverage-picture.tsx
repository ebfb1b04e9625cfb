import { useFormatter, useTranslations } from 'use-intl';
import type { Sample } from '../../../../electron/contract/index.ts';
import { coverageOf } from '../../../../native-models/face/coverage.ts';
import { FRONT, LEVEL } from '../../../../native-models/face/pose-segments.ts';
import { segments } from '../../../capture/poses.ts';
import classes from './coverage-picture.module.css';

/** Units of the drawings, and of the room around what they show. */
const WIDTH = 200;
const POSES = 84;
const STRIP = 18;
const EDGE = 8;
/** Degrees of yaw and pitch, and mean luminances, at the ends of the drawings. */
const FARTHEST = { yaw: 40, pitch: 30 };
const LIGHT = { least: 40, most: 220 };

/** Where in the drawing of sides the directions are named: as in the ring of poses, the person's own left is on the right. */
const directions = [
  { segment: 'up', x: WIDTH / 2, y: 10, textAnchor: 'middle' },
  { segment: 'down', x: WIDTH / 2, y: POSES - 4, textAnchor: 'middle' },
  { segment: 'right', x: 5, y: POSES / 2 + 3, textAnchor: 'start' },
  { segment: 'left', x: WIDTH - 5, y: POSES / 2 + 3, textAnchor: 'end' },
] as const;

interface Place {
  readonly sampleId: number;
  readonly x: number;
  readonly y: number;
}

/**
 * What a person's pictures cover, a dot each: the side they show, the light, and when they were taken. Those that would not be
 * recognized stand out.
 */
export function CoveragePicture({
  samples,
  missed,
}: {
  samples: readonly Sample[];
  /** The numbers of those that would not be recognized. */
  missed: ReadonlySet<number>;
}) {
  const t = useTranslations('selfTest.coverage');
  const segmentOf = useTranslations('capture.segment');
  const told = useTold(samples);
  return (
    <div className={classes.coverage}>
      <span className={classes.label}>{t('sides')}</span>
      <svg viewBox={`0 0 ${WIDTH} ${POSES}`} role="img" aria-label={told.sides}>
        <rect className={classes.ground} width={WIDTH} height={POSES} rx={6} />
        <rect
          className={classes.front}
          x={across(-FRONT, -FARTHEST.yaw, FARTHEST.yaw)}
          y={down(LEVEL)}
          width={
            across(FRONT, -FARTHEST.yaw, FARTHEST.yaw) - across(-FRONT, -FARTHEST.yaw, FARTHEST.yaw)
          }
          height={down(-LEVEL) - down(LEVEL)}
          rx={4}
        />
        {directions.map(({ segment, x, y, textAnchor }) => (
          <text key={segment} className={classes.direction} x={x} y={y} textAnchor={textAnchor}>
            {segmentOf(segment)}
          </text>
        ))}
        <Dots missed={missed} places={samples.map(posePlace)} />
      </svg>
      <span className={classes.label}>{t('light')}</span>
      <Strip told={told.light} light missed={missed} places={samples.map(lightPlace)} />
      <span className={classes.label}>{t('time')}</span>
      <Strip told={told.time} missed={missed} places={timePlaces(samples)} />
      {missed.size > 0 && <span className={classes.legend}>{t('legend')}</span>}
    </div>
  );
}

function Strip({
  told,
  light = false,
  places,
  missed,
}: {
  told: string;
  /** Whether it goes from dark to bright. */
  light?: boolean;
  places: readonly Place[];
  missed: ReadonlySet<number>;
}) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${STRIP}`} role="img" aria-label={told}>
      {light && (
        <linearGradient id="kith-light">
          <stop offset="0" stopColor="#2b3238" />
          <stop offset="1" stopColor="#f2efe4" />
        </linearGradient>
      )}
      <rect
        className={light ? classes.lights : classes.ground}
        width={WIDTH}
        height={STRIP}
        rx={6}
        {...(light ? { fill: 'url(#kith-light)' } : {})}
      />
      <Dots missed={missed} places={places} />
    </svg>
  );
}

/** Those that are missed lie on top. */
function Dots({ places, missed }: { places: readonly Place[]; missed: ReadonlySet<number> }) {
  return places
    .toSorted((a, b) => Number(missed.has(a.sampleId)) - Number(missed.has(b.sampleId)))
    .map(({ sampleId, x, y }) => (
      <circle
        key={sampleId}
        className={classes.dot}
        data-missed={missed.has(sampleId) || undefined}
        cx={x}
        cy={y}
        r={missed.has(sampleId) ? 5 : 4.5}
      />
    ));
}

/** Where a value lies between two, from left to right. */
function across(value: number, least: number, most: number): number {
  const share = Math.min(1, Math.max(0, (value - least) / (most - least)));
  return EDGE + share * (WIDTH - 2 * EDGE);
}

/** Where a pitch lies: who looks up is at the top. */
function down(pitch: number): number {
  const share = Math.min(1, Math.max(0, (FARTHEST.pitch - pitch) / (2 * FARTHEST.pitch)));
  return EDGE + share * (POSES - 2 * EDGE);
}

function posePlace({ id, quality }: Sample): Place {
  return {
    sampleId: id,
    x: across(quality.HeadPoseYaw, -FARTHEST.yaw, FARTHEST.yaw),
    y: down(quality.HeadPosePitch),
  };
}

function lightPlace({ id, quality }: Sample): Place {
  return { sampleId: id, x: across(quality.MeanLuminance, LIGHT.least, LIGHT.most), y: STRIP / 2 };
}

/** From the first to the last; in the middle where all were taken at once. */
function timePlaces(samples: readonly Sample[]): Place[] {
  const times = samples.map(({ takenAt }) => takenAt.getTime());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const atOnce = coverageOf(samples).sittings < 2;
  return samples.map(({ id }, i) => ({
    sampleId: id,
    x: atOnce ? WIDTH / 2 : across(times[i]!, first, last),
    y: STRIP / 2,
  }));
}

/** What the drawings show, in words. */
function useTold(samples: readonly Sample[]): { sides: string; light: string; time: string } {
  const t = useTranslations('selfTest.coverage');
  const poses = useTranslations('people.coverage.pose');
  const format = useFormatter();
  const covered = coverageOf(samples);
  const sides = segments.filter((segment) => covered.segments.has(segment));
  const lights = (['dim', 'medium', 'bright'] as const).filter((light) =>
    covered.lights.has(light),
  );
  const day = (time: number): string =>
    format.dateTime(new Date(time), { dateStyle: 'medium', timeStyle: 'short' });
  const times = samples.map(({ takenAt }) => takenAt.getTime());
  const [from, to] = [day(Math.min(...times)), day(Math.max(...times))];
  return {
    sides: t('sidesText', {
      sides: sides.length > 0 ? format.list(sides.map((side) => poses(side))) : t('noSides'),
    }),
    light: t('lightText', { lights: format.list(lights.map((light) => t(`lights.${light}`))) }),
    time:
      covered.sittings < 2
        ? t('once', { date: from })
        : t('times', { count: covered.sittings, from, to }),
  };
}
