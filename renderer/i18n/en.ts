import type { QualityReason } from '../../electron/contract/index.ts';

/** The instruction that mends a quality problem, to somebody before the camera. */
export const instruction: Record<QualityReason, string> = {
  SeveralFaces: 'One person at a time, please',
  TooSmall: 'Come closer',
  TooDark: 'More light on your face',
  TooBright: 'Less light on your face',
  TurnedAway: 'Look toward the camera',
  LookingUpOrDown: 'Hold your head level',
  Tilted: 'Hold your head upright',
  Blurred: 'Hold still for a moment',
  EyesClosed: 'Keep your eyes open',
};

/** Why a picture is not used, as a short label. */
export const reasonLabel: Record<QualityReason, string> = {
  SeveralFaces: 'several faces',
  TooSmall: 'too small',
  TooDark: 'too dark',
  TooBright: 'too bright',
  TurnedAway: 'turned away',
  LookingUpOrDown: 'looking up or down',
  Tilted: 'tilted',
  Blurred: 'blurred',
  EyesClosed: 'eyes closed',
};

const counted = {
  person: ['person', 'people'],
  sample: ['sample', 'samples'],
  photo: ['photo', 'photos'],
  picture: ['picture', 'pictures'],
  file: ['file', 'files'],
  epoch: ['epoch', 'epochs'],
} as const;

/** How many of something there are, in words. */
export function countText(count: number, what: keyof typeof counted): string {
  const [one, many] = counted[what];
  return `${count} ${count === 1 ? one : many}`;
}
