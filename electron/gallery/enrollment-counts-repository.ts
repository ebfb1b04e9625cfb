import { enrollmentFailure, limits, type EnrollmentFailure } from '../contract/index.ts';
import type { CountedEnrollments, CountedFailure } from '../core/ports/index.ts';
import type { Connection } from './connection.ts';

type Outcome = 'enrolled' | 'not enrolled' | 'photo refused';

/** Milliseconds of a day. */
const DAY = 24 * 60 * 60_000;

const dayOf = (at: Date): number => Math.floor(at.getTime() / DAY);

/** The SQL of how attempts at enrollment ended. Transactions are the caller's. */
export function createEnrollmentCounts(db: Connection) {
  const add = db.prepare<[number, Outcome, string]>(
    `INSERT INTO enrollment_counts (day, outcome, reason, count) VALUES (?, ?, ?, 1)
     ON CONFLICT (day, outcome, reason) DO UPDATE SET count = count + 1`,
  );
  const dropBefore = db.prepare<[number]>('DELETE FROM enrollment_counts WHERE day < ?');
  const first = db.prepare<[], number | null>('SELECT min(day) FROM enrollment_counts').pluck();
  const sums = db.prepare<[Outcome], { reason: string; count: number }>(
    `SELECT reason, sum(count) AS count FROM enrollment_counts WHERE outcome = ?
     GROUP BY reason ORDER BY sum(count) DESC, reason`,
  );
  const trim = (at: Date): void => void dropBefore.run(dayOf(at) - limits.enrollmentCountDays);
  const count = (outcome: Outcome, reason: EnrollmentFailure | '', at: Date): void => {
    add.run(dayOf(at), outcome, reason);
    trim(at);
  };
  const failures = (outcome: Outcome): CountedFailure[] =>
    sums.all(outcome).map((row) => ({ ...row, reason: enrollmentFailure.parse(row.reason) }));
  const countNotEnrolled = (reason: EnrollmentFailure, at: Date): void =>
    count('not enrolled', reason, at);
  const countRefusedPhoto = (reason: EnrollmentFailure, at: Date): void =>
    count('photo refused', reason, at);
  return {
    countEnrolled: (at: Date): void => count('enrolled', '', at),
    countNotEnrolled,
    countRefusedPhoto,
    /** What the gallery answers, each in a transaction of its own. */
    calls: {
      countNotEnrolled: (reason: EnrollmentFailure, at: Date): void =>
        db.write(() => countNotEnrolled(reason, at)),
      countRefusedPhoto: (reason: EnrollmentFailure, at: Date): void =>
        db.write(() => countRefusedPhoto(reason, at)),
      trim: (at: Date): void => db.write(() => trim(at)),
      read: (): CountedEnrollments => {
        const day = first.get() ?? null;
        return {
          since: day === null ? null : new Date(day * DAY).toISOString().slice(0, 10),
          enrolled: sums.all('enrolled').reduce((sum, row) => sum + row.count, 0),
          notEnrolled: failures('not enrolled'),
          refusedPhotos: failures('photo refused'),
        };
      },
    },
  };
}

/** What can be asked of it. */
export type EnrollmentCountsRepository = ReturnType<typeof createEnrollmentCounts>;
