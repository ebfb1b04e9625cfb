import type { QualityReason } from '../../../electron/contract/index.ts';
import { assessForEnrollment } from '../../../native-models/face/assess.ts';
import { isDark } from '../../capture/is-dark.ts';
import type { CapturedFrame } from '../../capture/messages.ts';

/** What is looked at before somebody is enrolled, in the order in which it is mended. */
export const checks = ['face', 'light', 'distance', 'upright'] as const;
export type Check = (typeof checks)[number];

/** What the camera's picture is like: the checks that it passes, and what would mend the first that it does not. */
export interface CameraFindings {
  readonly passed: ReadonlySet<Check>;
  readonly mend: QualityReason | null;
}

const failing: Partial<Record<QualityReason, Check>> = {
  SeveralFaces: 'face',
  TooDark: 'light',
  TooBright: 'light',
  TooSmall: 'distance',
  Tilted: 'upright',
};

/** Judges a frame by what enrollment demands of its pictures. Without a face nothing else can be told. */
export function findingsOf(frame: CapturedFrame): CameraFindings {
  const { faces } = frame;
  const [face] = faces;
  if (!face) return { passed: new Set(), mend: isDark(frame) ? 'TooDark' : null };
  const reasons = assessForEnrollment({
    ...face.quality,
    SingleFacePresent: faces.length === 1,
  }).filter((reason) => failing[reason]);
  const failed = new Set(reasons.map((reason) => failing[reason]));
  return {
    passed: new Set(checks.filter((check) => !failed.has(check))),
    mend: reasons[0] ?? null,
  };
}
