import type { EnrollmentFailure } from '../../contract/index.ts';

/** How often something was so. */
export interface CountedFailure {
  readonly reason: EnrollmentFailure;
  readonly count: number;
}

/** Attempts at enrollment, and the pictures that were refused in them, as far back as they are counted; whose they were is not. */
export interface CountedEnrollments {
  /** The first day that anything is known of, as YYYY-MM-DD in UTC; null where nothing is. */
  readonly since: string | null;
  /** Attempts that enrolled somebody. */
  readonly enrolled: number;
  /** Attempts that ended without anybody enrolled, for want of a usable picture; the most frequent reason first. */
  readonly notEnrolled: readonly CountedFailure[];
  /** Photos in which no usable face was found; likewise. */
  readonly refusedPhotos: readonly CountedFailure[];
}

/**
 * Counts of attempts at enrollment by day and reason, for a year. Those that enroll somebody, and drafts that end without a
 * picture, the gallery counts by itself.
 */
export interface EnrollmentCounts {
  readonly countNotEnrolled: (reason: EnrollmentFailure, at: Date) => Promise<void>;
  readonly countRefusedPhoto: (reason: EnrollmentFailure, at: Date) => Promise<void>;
  /** Forgets those that are older than a year. */
  readonly trim: (at: Date) => Promise<void>;
  readonly read: () => Promise<CountedEnrollments>;
}
