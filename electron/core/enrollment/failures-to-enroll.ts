import { hasCode, type EnrollmentFailure } from '../../contract/index.ts';
import { assessForEnrollment } from '../../../native-models/face/assess.ts';
import type { Subject } from '../importing/read-photo.ts';
import type { Gallery } from '../ports/index.ts';

/** Milliseconds of a day. */
const DAY = 24 * 60 * 60_000;

/** Counts what kept people from being enrolled, and nothing of whom it kept. Nobody waits for it, and nothing fails where it does. */
export function createFailuresToEnroll(
  { enrollmentCounts, isReadOnly }: Pick<Gallery, 'enrollmentCounts' | 'isReadOnly'>,
  now: () => Date,
) {
  const count = (counting: (at: Date) => Promise<void>): void => {
    // A full disk is told by what is saved; a count that is lost with it harms nobody.
    if (!isReadOnly) void counting(now()).catch(() => undefined);
  };
  /** A photo had no face that can be used. */
  const countRefusedPhoto = (reason: EnrollmentFailure): void =>
    count((at) => enrollmentCounts.countRefusedPhoto(reason, at));
  // Else what is older than a year would stay for as long as nobody is enrolled.
  const trim = (): void => count(enrollmentCounts.trim);
  trim();
  setInterval(trim, DAY).unref();
  return {
    /** An attempt ended without anybody enrolled, for want of a usable picture. */
    countNotEnrolled: (reason: EnrollmentFailure): void =>
      count((at) => enrollmentCounts.countNotEnrolled(reason, at)),
    /** Reads a photo, and counts it where it has no face that can be used. Errors: those of the reading. */
    counting: async (read: () => Promise<Subject>): Promise<Subject> => {
      try {
        const subject = await read();
        const [reason] = assessForEnrollment(subject.face.quality);
        if (reason) countRefusedPhoto(reason);
        return subject;
      } catch (error) {
        if (hasCode(error, 'NoFace') || hasCode(error, 'RegionEmpty')) countRefusedPhoto('NoFace');
        throw error;
      }
    },
  };
}

/** What counts them. */
export type FailuresToEnroll = ReturnType<typeof createFailuresToEnroll>;
