import type { QualityReason } from '../../../electron/contract/index.ts';
import { assessForEnrollment } from '../../../native-models/face/assess.ts';
import { isDark } from '../../capture/is-dark.ts';
import type { CapturedFace, CapturedFrame } from '../../capture/messages.ts';

/** What is looked at before somebody is enrolled, in the order in which it is mended. */
export const checks = ['face', 'place', 'light', 'distance', 'upright'] as const;
export type Check = (typeof checks)[number];

/** What the camera's picture is like: the checks that it passes, and what would mend it first. */
export interface CameraFindings {
  readonly passed: ReadonlySet<Check>;
  /** Null where enrollment would take the picture; `place` where the face is not in the oval. */
  readonly mend: QualityReason | 'place' | null;
}

/** The oval that a face is asked into, as shares of the picture, in whose middle it is: `.oval` in welcome-page.module.css. */
const OVAL = { height: 0.86, widthToHeight: 3 / 4, maxWidth: 0.86 };
/** Share of the oval's radius by which a face's middle may be off the oval's. */
const OFF_CENTER = 0.5;

const failing: Partial<Record<QualityReason, Check>> = {
  SeveralFaces: 'face',
  TooDark: 'light',
  TooBright: 'light',
  TooSmall: 'distance',
  Tilted: 'upright',
};

/**
 * Judges a frame by what enrollment demands of its pictures. Without a face nothing else can be told. How the head is held is
 * no check of the camera, but no picture of one that is turned away is called good.
 */
export function findingsOf(frame: CapturedFrame): CameraFindings {
  const { faces } = frame;
  const [face] = faces;
  if (!face) return { passed: new Set(), mend: isDark(frame) ? 'TooDark' : null };
  const reasons = assessForEnrollment({ ...face.quality, SingleFacePresent: faces.length === 1 });
  const found = reasons.flatMap((mend) => ({ check: failing[mend] ?? null, mend }));
  const problems = [
    ...found,
    ...(isInOval(face.box, frame) ? [] : [{ check: 'place', mend: 'place' } as const]),
  ];
  const failed = new Set(problems.map(({ check }) => check));
  const open = checks.find((check) => failed.has(check)) ?? null;
  return {
    passed: new Set(checks.filter((check) => !failed.has(check))),
    mend: problems.find(({ check }) => check === open)?.mend ?? null,
  };
}

/** Whether the middle of a face's box, in pixels of the frame, is where the oval's is, or near. */
function isInOval(
  { x, y, width, height }: CapturedFace['box'],
  frame: Pick<CapturedFrame, 'width' | 'height'>,
): boolean {
  const high = OVAL.height * frame.height;
  const wide = Math.min(OVAL.widthToHeight * high, OVAL.maxWidth * frame.width);
  const right = (x + width / 2 - frame.width / 2) / (wide / 2);
  const down = (y + height / 2 - frame.height / 2) / (high / 2);
  return Math.hypot(right, down) <= OFF_CENTER;
}
