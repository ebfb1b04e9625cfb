import type {
  CountedRate,
  GalleryReport,
  ReportedCamera,
  ReportedPerson,
} from '../../contract/index.ts';
import { FEWEST_PEOPLE } from './conditions.ts';

/**
 * A line: the table it is of, what in it, which figure, its value; of rates their interval, what they were counted in, and whether
 * that is people enough to say much.
 */
type Line = readonly (string | number)[];

const HEAD: Line = [
  'table',
  'item',
  'figure',
  'value',
  'low',
  'high',
  'errors',
  'searches',
  'people',
  'few',
];

/**
 * A report as one table in long form (RFC 4180): a figure a line, which any program can filter and turn. People and groups are
 * numbers, with their names where the report has them.
 */
export function reportAsCsv({ measured, fingerprint, enrollments, run }: GalleryReport): string {
  const { operatingPoint, gallery, outside, comparisons, failures, version } = measured;
  const point = { ...operatingPoint, highestStranger: measured.highestStranger ?? '' };
  const { fpir, fnir, ambiguous, ...numbers } = point;
  const lines: Line[] = [
    ['report', '', 'fingerprint', fingerprint],
    ['report', '', 'kith', measured.kith.version],
    ['report', '', 'sourcesSha256', measured.kith.sourcesSha256],
    ['report', '', 'profile', version.profile],
    ['report', '', 'head', version.head ?? ''],
    ['report', '', 'weightsSha256', version.weightsSha256],
    ...measured.packs.flatMap(({ id, files }) =>
      files.map(({ path, sha256 }): Line => ['network', `${id}/${path}`, 'sha256', sha256]),
    ),
    ['report', '', 'seed', measured.seed],
    ['report', '', 'folds', measured.folds],
    ...linesOf('gallery', '', gallery),
    ...linesOf('outside', '', outside),
    ...linesOf('comparisons', '', comparisons),
    ...(enrollments.toEnroll
      ? toEnrollLines(enrollments.toEnroll)
      : [['failures', '', 'toEnroll', 'no attempt counted'] as const]),
    ...enrollments.refusedPhotos.map(({ reason, count }): Line => [
      'failures',
      `refused photos: ${reason}`,
      'count',
      count,
    ]),
    ...(failures.toAcquire
      ? linesOf('failures', 'toAcquire', failures.toAcquire)
      : [['failures', '', 'toAcquire', 'not recorded'] as const]),
    ['failures', '', 'unusableSamples', failures.unusableSamples],
    rateLine('operating point', '', 'fpir', fpir),
    rateLine('operating point', '', 'fnir', fnir),
    rateLine('operating point', '', 'ambiguous', ambiguous),
    ...linesOf('operating point', '', numbers),
    ...measured.conditions.flatMap((one) => [
      rateLine('conditions', `${one.kind}: ${one.value}`, 'fnir', one.fnir),
      rateLine('conditions', `${one.kind}: ${one.value}`, 'fpir', one.fpir),
    ]),
    ...measured.groups.flatMap(({ number, name, members, fnir: missed, fpir: named }): Line[] => {
      const item = personText({ number, name });
      return [
        ['groups', item, 'members', members],
        rateLine('groups', item, 'fnir', missed),
        rateLine('groups', item, 'fpir', named),
      ];
    }),
    ...measured.cameras.flatMap((one) => [
      ['cameras', cameraText(one), 'samples', one.samples] as const,
      rateLine('cameras', cameraText(one), 'fnir', one.fnir),
      rateLine('cameras', cameraText(one), 'fpir', one.fpir),
    ]),
    ...measured.det.flatMap(({ threshold, ...rates }) => linesOf('det', threshold, rates)),
    ['calibration', '', 'error', measured.calibration.error ?? ''],
    ...measured.calibration.bins.flatMap(({ from, to, given, observed, ...counts }) =>
      linesOf('calibration', `${from} to ${to}`, {
        given: given ?? '',
        observed: observed ?? '',
        ...counts,
      }),
    ),
    ...histogramLines('mated', measured.scores.mated),
    ...histogramLines('strangers', measured.scores.strangers),
    ...measured.people.flatMap(({ number, name, ...counts }) =>
      linesOf('people', personText({ number, name }), counts),
    ),
    ...measured.closestPairs.flatMap(({ one, other, ...numbers }) =>
      linesOf('closest pairs', `${personText(one)} / ${personText(other)}`, numbers),
    ),
    ...measured.limits.map(({ code, text }): Line => ['limits', code, 'text', text]),
    ['run', '', 'at', run.at.toISOString()],
    ['run', '', 'seconds', run.seconds],
    ['run', '', 'engine', run.engine ?? ''],
    ...linesOf('machine', '', run.machine),
    ...(run.latency ? linesOf('latency in milliseconds', '', run.latency) : []),
  ];
  return [HEAD, ...lines].map((line) => `${padded(line).map(field).join(',')}\r\n`).join('');
}

function linesOf(
  table: string,
  item: string | number,
  figures: Readonly<Record<string, string | number>>,
): Line[] {
  return Object.entries(figures).map(([figure, value]) => [table, item, figure, value]);
}

function rateLine(table: string, item: string, figure: string, rate: CountedRate): Line {
  const { value, low, high, errors, searches, people } = rate;
  const few = people < FEWEST_PEOPLE ? `fewer than ${FEWEST_PEOPLE} people` : '';
  return [table, item, figure, value, low, high, errors, searches, people, few];
}

function toEnrollLines({
  value,
  low,
  high,
  failed,
  of,
  since,
  reasons,
}: NonNullable<GalleryReport['enrollments']['toEnroll']>): Line[] {
  return [
    ['failures', 'toEnroll', 'rate', value, low, high, failed, of],
    ['failures', 'toEnroll', 'since', since],
    ...reasons.map(({ reason, count }): Line => [
      'failures',
      `toEnroll: ${reason}`,
      'count',
      count,
    ]),
  ];
}

function cameraText({ source, number, name }: ReportedCamera): string {
  return number === null ? source : personText({ number, name });
}

function histogramLines(
  figure: string,
  { from, step, counts }: GalleryReport['measured']['scores']['mated'],
): Line[] {
  // Bins are named by where they begin, without what binary fractions add.
  return counts.map((count, i) => ['scores', Number((from + i * step).toFixed(6)), figure, count]);
}

function personText({ number, name }: ReportedPerson): string {
  return name === null ? String(number) : `${number} ${name}`;
}

function padded(line: Line): Line {
  return [...line, ...Array.from({ length: HEAD.length - line.length }, () => '')];
}

/** A field: quoted where it has to be. Text that a spreadsheet would compute is kept from that. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
