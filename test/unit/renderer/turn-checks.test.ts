import { expect, test } from 'vitest';
import type { PixelImage } from '../../../native-models/face/image.ts';
import type { MeshPoint } from '../../../native-models/face/mesh.ts';
import { TurnChecks } from '../../../renderer/capture/turn-checks.ts';
import { goodQuality } from '../../support/samples.ts';
import { flat, head, meshOf, sceneViews, type SceneTurn } from '../../support/synthetic-scenes.ts';

const DEGREE = Math.PI / 180;
const TURNS = [
  { yaw: 0, pitch: 0 },
  { yaw: 14, pitch: 0 },
  { yaw: -14, pitch: 2 },
  { yaw: 1, pitch: 13 },
];

/** Frames of a surface that turns, with the face that the finder sees in each. */
function framesOf(surface: typeof head) {
  const scene: SceneTurn[] = TURNS.map(({ yaw, pitch }) => ({
    yaw: yaw * DEGREE,
    pitch: pitch * DEGREE,
  }));
  return sceneViews(surface, scene, { seed: 5 }).map(({ gray }, i) => {
    const side = Math.sqrt(gray.length);
    const data = new Uint8ClampedArray(gray.length * 4).fill(255);
    gray.forEach((value, at) => data.fill(value, 4 * at, 4 * at + 3));
    const image: PixelImage = { width: side, height: side, channels: 4, data };
    const points: readonly MeshPoint[] = meshOf(scene[i]!);
    const { yaw, pitch } = TURNS[i]!;
    return {
      image,
      face: { points, quality: { ...goodQuality, HeadPoseYaw: yaw, HeadPosePitch: pitch } },
    };
  });
}

function seen(checks: TurnChecks, surface: typeof head, track: number, round: number | null = 1) {
  return framesOf(surface)
    .map(({ image, face }) => checks.see(round, image, face, track))
    .at(-1);
}

test('each track is judged by its own turns', () => {
  const checks = new TurnChecks();
  const [heads, pictures] = [framesOf(head), framesOf(flat)];
  const last = heads.map((one, i) => [
    checks.see(1, one.image, one.face, 1),
    checks.see(1, pictures[i]!.image, pictures[i]!.face, 2),
  ]);
  expect(last.at(-1)).toMatchObject([
    { round: 1, verdict: 'live' },
    { round: 1, verdict: 'not live' },
  ]);
});

test('another round begins anew, and without one nothing is looked at', () => {
  const checks = new TurnChecks();
  expect(seen(checks, flat, 1)).toMatchObject({ verdict: 'not live' });
  expect(seen(checks, head, 1, 2)).toMatchObject({ round: 2, verdict: 'live' });
  expect(seen(checks, head, 1, null)).toBeNull();
  const [first] = framesOf(head);
  expect(checks.see(2, first!.image, first!.face, 1)).toMatchObject({ pairs: 0 });
});

test('of many tracks those that were not seen for the longest are forgotten', () => {
  const checks = new TurnChecks();
  seen(checks, flat, 1);
  const [first] = framesOf(head);
  const glance = (track: number) => checks.see(1, first!.image, first!.face, track);
  for (const track of [2, 3, 4]) glance(track);
  expect(glance(1)).toMatchObject({ verdict: 'not live' });
  for (const track of [5, 6, 7, 8]) glance(track);
  expect(glance(1)).toMatchObject({ verdict: 'cannot tell', pairs: 0 });
});
