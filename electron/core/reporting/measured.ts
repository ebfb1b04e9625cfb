import {
  reportLimits,
  type MeasuredReport,
  type ReportedPerson,
  type ReportLimit,
  type Sample,
} from '../../contract/index.ts';
import { failIfAborted } from '../async/aborted.ts';
import { compareAll } from '../evaluation/searches.ts';
import { Reliability } from '../../../native-models/evaluate/reliability.ts';
import { assessForRecognition } from '../../../native-models/face/assess.ts';
import { histogram } from '../../../native-models/evaluate/histogram.ts';
import { detCurve } from '../../../native-models/evaluate/identification.ts';
import type { CrossValidation } from '../evaluation/evaluation.ts';
import { strangersNeeded } from '../evaluation/evidence.ts';
import { missesAbout } from '../evaluation/bars.ts';
import {
  ambiguousByPerson,
  figuresOf,
  missedByPerson,
  namedByPerson,
} from '../evaluation/figures.ts';
import { likestOthers } from '../evaluation/enrolled-pairs.ts';
import { operatingPointOf } from '../evaluation/operating-point.ts';
import { isFirst } from '../evaluation/rows.ts';
import type { ActiveVersion, Gallery } from '../ports/index.ts';
import type { Surroundings } from '../status/status.ts';
import { cameraTable } from './cameras.ts';
import { closestPairs } from './closest-pairs.ts';
import { conditionsOf, conditionTable, FEWEST_PEOPLE } from './conditions.ts';
import { countedRate } from './counted-rate.ts';
import { groupTable } from './group-table.ts';

/** Pairs of people who look most alike that a report names. */
const PAIRS = 10;
/** Bins of a histogram of comparison scores. */
const BINS = 50;

/**
 * What a cross-validation measured, as a report says it. People are numbered in the order in which they were enrolled, and named
 * where that is wanted. Error: `Canceled`.
 */
export async function measuredReport(
  validation: CrossValidation,
  {
    gallery,
    surroundings,
    names,
    signal,
  }: {
    gallery: Gallery;
    surroundings: Pick<Surroundings, 'version' | 'sourcesSha256' | 'packs'>;
    names: boolean;
    signal: AbortSignal;
  },
): Promise<MeasuredReport> {
  const { version, rows, searches, bars, wantedFpir, photos } = validation;
  const { threshold } = bars;
  const people = (await gallery.people()).toSorted((a, b) => a.id - b.id);
  const samples = new Map<number, Sample>();
  for (const { id } of people) {
    for (const sample of await gallery.samples(id)) samples.set(sample.id, sample);
  }
  const reported = new Map(
    people.map(({ id, name }, i): [number, ReportedPerson] => [
      id,
      { number: i + 1, name: names ? name : null },
    ]),
  );
  const tested = rows.rows.flatMap(({ sample }) => sample ?? []);
  const testedPeople = new Set(tested.map(({ personId }) => personId));
  const figures = figuresOf(searches, bars, validation.different);
  const strangers = searches.filter(({ mated }) => !mated).map(({ other }) => other);
  const peopleOf = (some: readonly { person: string }[]) =>
    new Set(some.map(({ person }) => person)).size;
  const sampleOf = ({ row }: { row: number }): Sample | null => {
    const { sample } = rows.rows[row]!;
    return sample && samples.get(sample.sampleId)!;
  };
  const closest = await closestPairs([...reported.keys()], version, PAIRS, signal);
  const active = await gallery.versions.get(version.id);
  const { profile, head, weightsSha256 } = active;
  const fpir = countedRate(namedByPerson(searches, bars));
  const limits = limitsOf({ people: testedPeople.size, strangers: fpir.people, wantedFpir });
  return {
    kith: { version: surroundings.version, sourcesSha256: await surroundings.sourcesSha256() },
    version: { profile, head, weightsSha256 },
    packs: surroundings.packs.map(({ id, source, files }) => ({
      id,
      package: source.package,
      version: source.version,
      files: Object.values(files).map(({ path, sha256 }) => ({ path, sha256 })),
    })),
    named: names,
    seed: validation.seed,
    folds: validation.folds.length,
    gallery: {
      people: people.length,
      samples: samples.size,
      testedPeople: testedPeople.size,
      differentSamples: validation.different,
      repeatedSamples: tested.filter((sample) => !isFirst(sample)).length,
      untestedPeople: people.length - testedPeople.size,
      samplesWithoutPicture: [...samples.values()].filter(({ hasChip }) => !hasChip).length,
    },
    outside: {
      strangerPhotos: photos.strangers.length,
      strangerPeople: peopleOf(photos.strangers),
      enrolledStrangers: photos.enrolledStrangers,
      probePhotos: photos.probes.length,
      probePeople: new Set(photos.probes.map(({ personId }) => personId)).size,
      refusedPhotos: validation.refusedPhotos,
    },
    comparisons: {
      mated: figures.matedComparisons,
      matedPeople: figures.people,
      nonMated: validation.nonMated,
      nonMatedPeople: peopleOf(searches),
    },
    failures: {
      toAcquire:
        validation.givenPhotos === 0
          ? null
          : { failed: validation.refusedPhotos, of: validation.givenPhotos },
      unusableSamples: [...samples.values()].filter(
        ({ quality }) => assessForRecognition(quality).length > 0,
      ).length,
    },
    operatingPoint: {
      wantedFpir,
      threshold,
      fpir,
      fnir: countedRate(missedByPerson(searches, bars)),
      ambiguous: countedRate(ambiguousByPerson(searches, bars)),
      rank1: figures.rank1,
      eer: figures.eer,
      auc: figures.auc,
    },
    det: detCurve(searches, missesAbout(bars)),
    calibration: await calibrationOf(validation, signal),
    scores: histogramsOf(
      searches.flatMap(({ own }) => own ?? []),
      strangers,
    ),
    highestStranger: strangers.length === 0 ? null : strangers.reduce((a, b) => Math.max(a, b)),
    conditions: conditionTable(searches, bars, (search) => conditionsOf(sampleOf(search))),
    groups: groupTable(searches, bars, { groups: await gallery.groups.list(), people, names }),
    cameras: cameraTable(searches, bars, { samples: [...samples.values()], of: sampleOf, names }),
    people: people.map(({ id, samples: count }) => {
      const own = searches.filter(({ person }) => person === String(id));
      const [missed] = missedByPerson(own, bars);
      const [named] = namedByPerson(own, bars);
      return {
        ...reported.get(id)!,
        samples: count,
        searches: missed?.trials ?? 0,
        missed: missed?.errors ?? 0,
        asStranger: named?.trials ?? 0,
        named: named?.errors ?? 0,
      };
    }),
    closestPairs: closest.map(({ one, other, score }) => ({
      one: reported.get(one)!,
      other: reported.get(other)!,
      score,
      typical: typicalOf(version, one, other),
      bar: threshold,
    })),
    limits: limits.map((code) => ({ code, text: reportLimits[code] })),
  };
}

/** What a typical picture of one of two people reaches with the other, as a normalized score: the higher of both ways. */
function typicalOf(version: ActiveVersion, one: number, other: number): number {
  const point = operatingPointOf(version);
  const reached = (from: number, to: number) =>
    likestOthers(version, point, from).find(({ personId }) => personId === to)?.typical ?? -1;
  return Math.max(reached(one, other), reached(other, one));
}

/** What the likelihood ratios of all comparisons are worth. Error: `Canceled`. */
async function calibrationOf(
  { version, rows, folds, embeddings }: CrossValidation,
  signal: AbortSignal,
): Promise<MeasuredReport['calibration']> {
  const reliability = new Reliability();
  for (const fold of folds) {
    await new Promise((resolve) => setImmediate(resolve));
    failIfAborted(signal);
    compareAll(
      embeddings,
      { references: rows.references(fold), probes: rows.probes(fold) },
      version.statistics,
      (ratio, mated) => reliability.add(ratio, mated),
    );
  }
  return reliability.table();
}

/** Both in the same bins, from the lowest score to the highest. */
function histogramsOf(mated: readonly number[], strangers: readonly number[]) {
  const all = [...mated, ...strangers];
  const low = all.reduce((a, b) => Math.min(a, b), 1);
  const high = all.reduce((a, b) => Math.max(a, b), low);
  const binned = (scores: readonly number[]) => {
    const made = histogram(scores, low, high > low ? high : low + 1, BINS);
    return { ...made, counts: [...made.counts] };
  };
  return { mated: binned(mated), strangers: binned(strangers) };
}

/** What the figures do not say: what is true of every report, and what is of one with so few people. */
function limitsOf(of: { people: number; strangers: number; wantedFpir: number }): ReportLimit[] {
  const fewPeople = of.people < FEWEST_PEOPLE;
  const fewStrangers = of.strangers < strangersNeeded(of.wantedFpir);
  return (Object.keys(reportLimits) as ReportLimit[]).filter((code) => {
    if (code === 'fewPeople') return fewPeople;
    return code !== 'fewStrangers' || fewStrangers;
  });
}
