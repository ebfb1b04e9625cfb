import { createHash } from 'node:crypto';
import { hasCode, KithError, type GalleryReport } from '../../contract/index.ts';
import { never, unlessAborted } from '../async/aborted.ts';
import type { Engines } from '../engines/engines.ts';
import { DEFAULT_SEED, type Evaluation } from '../evaluation/evaluation.ts';
import type { Gallery } from '../ports/index.ts';
import type { Surroundings } from '../status/status.ts';
import { latency, machine } from './circumstances.ts';
import { failuresToEnroll } from './failures-to-enroll.ts';
import { measuredReport } from './measured.ts';
import { reportAsCsv } from './report-csv.ts';

/** How a report is to be made. */
export interface ReportOptions {
  /** Whether people are named, not only numbered. */
  readonly names?: boolean;
  /** Draws who is left out in which round. */
  readonly seed?: number | undefined;
  readonly signal?: AbortSignal;
  /** Told how many faces were looked at, of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Reports of how good the active version is on this gallery. The one made last is in memory until Kith closes. */
export function createReporting({
  gallery,
  evaluation,
  engines,
  surroundings,
  print,
  now,
}: {
  gallery: Gallery;
  evaluation: Pick<Evaluation, 'crossValidate'>;
  engines: Pick<Engines, 'examine' | 'state'>;
  surroundings: Pick<Surroundings, 'version' | 'sourcesSha256' | 'packs'>;
  /** Prints what the window shows; null where its page does that itself. */
  print: (() => Promise<Uint8Array>) | null;
  now: () => Date;
}) {
  let last: GalleryReport | null = null;
  /** Counts what made reports untrue: one that was begun before is never kept. */
  let changes = 0;

  const made = (): GalleryReport => {
    if (!last) throw new KithError('NoReport');
    return last;
  };

  return {
    /** Measures and reports. Errors: `TooFewToReport`, `Canceled`, `EngineLost`; `NoReport` where people changed meanwhile. */
    make: async ({
      names = false,
      seed = DEFAULT_SEED,
      signal = never,
      onProgress,
    }: ReportOptions = {}): Promise<GalleryReport> => {
      const [at, start, before] = [now(), performance.now(), changes];
      const validation = await evaluation
        .crossValidate({ signal, seed, ...(onProgress ? { onProgress } : {}) })
        .catch((error: unknown) => {
          throw hasCode(error, 'TooFewToTrain') ? new KithError('TooFewToReport') : error;
        });
      const measured = await measuredReport(validation, { gallery, surroundings, names, signal });
      const counts = await gallery.enrollmentCounts.read();
      const took = await unlessAborted(latency(engines, validation.version), signal);
      if (changes !== before) throw new KithError('NoReport');
      last = {
        measured,
        fingerprint: createHash('sha256').update(JSON.stringify(measured)).digest('hex'),
        enrollments: {
          toEnroll: failuresToEnroll(counts),
          refusedPhotos: [...counts.refusedPhotos],
        },
        run: {
          at,
          seconds: (performance.now() - start) / 1000,
          engine: engines.state().engine,
          machine: machine(),
          latency: took,
        },
      };
      return last;
    },
    /** The one made last. Error: `NoReport`. */
    last: made,
    /** Forgets it: it is not about the people who are there now, and may name somebody who is not. */
    forget: (): void => {
      changes++;
      last = null;
    },
    /** It as a file. Error: `NoReport`. */
    file: (format: 'json' | 'csv'): string =>
      format === 'csv' ? reportAsCsv(made()) : reportAsJson(made()),
    /** What the window shows, as a PDF; null where the page prints itself. Error: `NoReport`. */
    pdf: async (): Promise<Uint8Array | null> => {
      made();
      return (await print?.()) ?? null;
    },
  };
}

/** A report as JSON: the text from which its fingerprint is taken is that of `measured` without white space. */
function reportAsJson(report: GalleryReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The reporting capability. */
export type Reporting = ReturnType<typeof createReporting>;
