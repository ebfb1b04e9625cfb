import type { ReportedEnrollments } from '../../contract/index.ts';
import { clopperPearson } from '../../../native-models/evaluate/intervals.ts';
import type { CountedEnrollments } from '../ports/index.ts';

/**
 * The failure-to-enroll rate (ISO/IEC 19795-1): of the attempts to enroll somebody, those that ended without anybody enrolled for
 * want of a usable picture, with the exact interval (Clopper and Pearson) that takes each attempt for another person's. Null where
 * no attempt was counted.
 */
export function failuresToEnroll({
  since,
  enrolled,
  notEnrolled,
}: CountedEnrollments): ReportedEnrollments['toEnroll'] {
  const failed = notEnrolled.reduce((sum, { count }) => sum + count, 0);
  const of = enrolled + failed;
  if (of === 0 || since === null) return null;
  return { ...clopperPearson(failed, of), failed, of, since, reasons: [...notEnrolled] };
}
