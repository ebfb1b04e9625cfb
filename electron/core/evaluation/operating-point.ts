import type { ImpostorStatistics, Strength } from '../../contract/index.ts';
import type { ActiveVersion } from '../ports/index.ts';

/**
 * A gallery smaller than this is treated as if it had this many people. Those who stand before one camera
 * are often relatives and colleagues, who look more alike than the public figures the statistics come from.
 */
const SMALLEST_GALLERY = 10;
/**
 * Kith promises "at most", so it aims at half: in draws of 1,000 strangers from LFW the share that is named varies by a
 * third around its mean, and other cameras and people than LFW's vary more.
 */
const AIM = 0.5;
/** The share of strangers that may at most be given a name, until the user says otherwise. */
export const WANTED_FPIR = 0.01;
/** A name is sure where its score would be enough even if only one in this many of the accepted strangers were to be named. */
const SURE = 10;
/** Of two photos of different people, one pair in a thousand is taken for the same person. */
const VERIFICATION_FMR = 0.001;

/**
 * The score from which a face is given a name, so that at most the share `wantedFpir` of strangers gets one in a
 * gallery of `people`. With independent comparisons, FPIR = 1 − (1 − FMR)^N (ISO/IEC 19795-1); in truth
 * scores of one probe go together, which makes this threshold a little too strict.
 */
export function identificationThreshold(
  statistics: ImpostorStatistics,
  wantedFpir: number,
  people: number,
): number {
  const n = Math.max(people, SMALLEST_GALLERY);
  return thresholdAtFmr(statistics, 1 - (1 - AIM * wantedFpir) ** (1 / n));
}

/** The score from which a face is given a name now, under a version in use. */
export function thresholdInUse(
  { statistics, people }: Pick<ActiveVersion, 'statistics' | 'people'>,
  wantedFpir: number,
): number {
  return identificationThreshold(statistics, wantedFpir, people);
}

/** How surely the name that was given from a score is the right one. */
export function strengthOf(
  { statistics, people }: Pick<ActiveVersion, 'statistics' | 'people'>,
  wantedFpir: number,
  score: number,
): Strength {
  return score >= identificationThreshold(statistics, wantedFpir / SURE, people)
    ? 'sure'
    : 'fairly sure';
}

/** The score from which two photos show the same person: FMR 0.1%. */
export function verificationThreshold(statistics: ImpostorStatistics): number {
  return thresholdAtFmr(statistics, VERIFICATION_FMR);
}

/** The share of non-mated comparisons that reach a score, to the width of a bin. */
export function fmrAt({ from, step, counts }: ImpostorStatistics, score: number): number {
  let [above, total] = [0, 0];
  counts.forEach((count, bin) => {
    total += count;
    if (from + (bin + 1) * step > score) above += count;
  });
  return above / total;
}

/** The score that at most the share `fmr` of non-mated comparisons reaches, to the width of a bin. */
export function thresholdAtFmr({ from, step, counts }: ImpostorStatistics, fmr: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let above = 0;
  for (let bin = counts.length - 1; bin >= 0; bin--) {
    above += counts[bin]!;
    if (above / total > fmr) return from + (bin + 1) * step;
  }
  return from;
}
