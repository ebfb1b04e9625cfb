import { existsSync } from 'node:fs';
import {
  KithError,
  type GalleryReport,
  type Rate,
  type ReportedCamera,
} from '../../../contract/index.ts';
import type { Context } from '../common/context.ts';
import { counted } from '../common/counted.ts';
import { enrolledStrangersText } from '../common/judge-words.ts';
import { writeFresh } from '../common/write-fresh.ts';
import { addJudgePhotos, type JudgeFolders } from './judge-photos.ts';

/** The options of `kith report`, as commander reads them. */
export interface ReportOptions extends JudgeFolders {
  csv?: string;
  pdf?: string;
  names?: boolean;
  seed?: number;
}

/**
 * `kith report`: what a serious evaluation names, as JSON, as a table, and as a PDF. What was written stays where a later one
 * fails. Errors: `FileExists`, `TooFewToReport`, `NoBrowser`, `Canceled`.
 */
export async function report(
  context: Context,
  file: string | undefined,
  { csv, pdf, names = false, seed, ...photos }: ReportOptions,
): Promise<void> {
  const { kith, output, signal } = context;
  // Said before the work, not after it.
  for (const wanted of [file, csv, pdf]) {
    if (wanted !== undefined && existsSync(wanted)) throw new KithError('FileExists', wanted);
  }
  await addJudgePhotos(context, photos);
  const made = await kith.reporting.make({
    names,
    seed,
    signal,
    onProgress: (done, total) => output.progress(`${done}/${total} faces`),
  });
  const write = (to: string, data: string | Uint8Array): void => {
    writeFresh(to, data);
    output.remark(`Wrote ${to}.`);
  };
  if (file !== undefined) write(file, kith.reporting.file('json'));
  if (csv !== undefined) write(csv, kith.reporting.file('csv'));
  if (pdf !== undefined) {
    output.progress('Printing');
    write(pdf, await context.printReport());
  }
  output.result(made, linesOf(made));
}

/** A report in a few lines; the rest is in its files. */
function linesOf({ measured, fingerprint, enrollments, run }: GalleryReport): string[] {
  const { gallery, operatingPoint, comparisons, failures, outside, version } = measured;
  const { fpir, fnir, ambiguous, threshold, wantedFpir } = operatingPoint;
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const rate = ({ value, low, high }: Rate) =>
    `${percent(value)} (95%: ${percent(low)} to ${percent(high)})`;
  const people = (count: number) => counted(count, 'person', 'people');
  const searches = (count: number) => counted(count, 'search', 'searches');
  const outsiders =
    outside.strangerPeople > 0 ? `, ${outside.strangerPeople} of them not enrolled` : '';
  return [
    `${people(gallery.people)}, ${counted(gallery.samples, 'picture')}; ${people(gallery.testedPeople)} with ${counted(gallery.differentSamples, 'different picture')} tested, seed ${measured.seed}`,
    `Kith ${measured.kith.version} (${measured.kith.sourcesSha256.slice(0, 12)}), ${version.profile} ${version.weightsSha256.slice(0, 12)}, engine ${run.engine ?? 'unknown'}`,
    `${counted(comparisons.mated, 'mated comparison')} of ${people(comparisons.matedPeople)}, ${comparisons.nonMated} non-mated`,
    `FPIR ${rate(fpir)}: ${fpir.errors} of ${searches(fpir.searches)} for ${people(fpir.people)}${outsiders}; wanted at most ${percent(wantedFpir)}`,
    ...enrolledStrangersText(outside.enrolledStrangers),
    `FNIR ${rate(fnir)}: ${fnir.errors} of ${searches(fnir.searches)} for ${people(fnir.people)}; threshold ${threshold.toFixed(3)}`,
    `Answered with two people who can’t be told apart (counted in the FNIR): ${rate(ambiguous)}`,
    enrollments.toEnroll
      ? `Failure to enroll ${rate(enrollments.toEnroll)}: ${enrollments.toEnroll.failed} of ${counted(enrollments.toEnroll.of, 'attempt')} since ${enrollments.toEnroll.since}`
      : 'Failure to enroll: no attempt has been counted yet.',
    failures.toAcquire
      ? `Failure to acquire: ${failures.toAcquire.failed} of ${counted(failures.toAcquire.of, 'photo')} from outside`
      : 'Failure to acquire: not recorded; that takes photos from outside.',
    ...measured.cameras.map(
      (one) =>
        `${cameraText(one)}: FNIR ${rate(one.fnir)} for ${people(one.fnir.people)}${one.fnirIsWeak ? ', too few to say much' : ''}`,
    ),
    ...measured.limits.filter(({ code }) => code.startsWith('few')).map(({ text }) => text),
    `Fingerprint of the figures: ${fingerprint}`,
  ];
}

function cameraText({ source, number, name }: ReportedCamera): string {
  if (number !== null) return name === null ? `Camera ${number}` : `Camera ${number} (${name})`;
  const text = { webcam: 'Webcams not known', photo: 'Photos', outside: 'Photos from outside' };
  return text[source];
}
