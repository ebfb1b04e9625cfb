import { useState } from 'react';
import type { FaceBox } from '../../../electron/contract/index.ts';
import { PoseRing } from '../../capture/pose-ring.tsx';
import type { Segment } from '../../capture/poses.ts';
import classes from './ring-around-face.module.css';

/** The ring's diameter in heights of the face's box, and its bounds in heights of the picture. */
const AROUND = 1.5;
const SMALLEST = 0.4;
const LARGEST = 0.8;
/** Where in heights of the picture the ring ends at the latest: the instruction is below. */
const BOTTOM = 0.83;
/** The share of its diameter by which the face has to leave the ring before the ring follows: one that trembles is not calm. */
const LOOSE = 0.06;

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly diameter: number;
}

/** The ring of poses over a video of `width`×`height` pixels: around the face, or where it was seen last. */
export function RingAroundFace({
  box,
  width,
  height,
  mirrored,
  covered,
  next,
}: {
  box: FaceBox | null;
  width: number;
  height: number;
  mirrored: boolean;
  covered: ReadonlySet<Segment>;
  next: Segment | null;
}) {
  const [kept, setKept] = useState<Circle>({
    x: width / 2,
    y: 0.45 * height,
    diameter: 0.7 * height,
  });
  const wanted = box ? around(box, width, height) : kept;
  if (hasLeft(wanted, kept)) setKept(wanted);
  const { x, y, diameter } = kept;
  const percent = (value: number, of: number): string => `${(value / of) * 100}%`;
  return (
    <div
      className={classes.ring}
      style={{
        left: percent(mirrored ? width - x : x, width),
        top: percent(y, height),
        width: percent(diameter, width),
      }}
    >
      <PoseRing covered={covered} next={next} mirrored={mirrored} />
    </div>
  );
}

/** The circle around a face, whole within the picture. */
function around(box: FaceBox, width: number, height: number): Circle {
  const diameter = clamp(AROUND * box.height, SMALLEST * height, LARGEST * height);
  const radius = diameter / 2;
  return {
    x: clamp(box.x + box.width / 2, radius, width - radius),
    y: clamp(box.y + box.height / 2, radius, BOTTOM * height - radius),
    diameter,
  };
}

function hasLeft(wanted: Circle, kept: Circle): boolean {
  const apart = Math.hypot(wanted.x - kept.x, wanted.y - kept.y);
  const grown = Math.abs(wanted.diameter - kept.diameter);
  return Math.max(apart, grown) > LOOSE * kept.diameter;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
