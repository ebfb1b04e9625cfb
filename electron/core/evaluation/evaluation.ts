import { augmentations, KithError, type Figures } from '../../contract/index.ts';
import type { UnitRows } from '../../../native-models/evaluate/unit-vectors.ts';
import { failIfAborted, never } from '../async/aborted.ts';
import type { Features } from '../features/features.ts';
import type { ActiveVersion, Gallery, PhotoReading, TrainingNetworks } from '../ports/index.ts';
import type { Bars } from './bars.ts';
import { createCountedStrangers, type CountedStrangers } from './counted-strangers.ts';
import { embedRows } from './embed-rows.ts';
import { figuresOf } from './figures.ts';
import { makeFolds, type Fold } from './folds.ts';
import { createMoments } from './moments.ts';
import { operatingPointOf } from './operating-point.ts';
import { createOutsidePhotos, newMoments, type StrangerPhoto } from './outside-photos.ts';
import { EvaluationRows, isFirst, type EvaluatedSample, type JudgePhotos } from './rows.ts';
import { searchAll, type ProbeSearch } from './searches.ts';
import { countUsable, usableSamples } from './usable-samples.ts';

/** Fewer people cannot be left out in turn. */
export const FEWEST_PEOPLE_TO_LEAVE_OUT = 3;
/** An evaluation draws its folds with this seed, so that the same gallery gives the same figures. */
export const DEFAULT_SEED = 1;

/** Photos from outside that count, and how many do not. */
export type OutsideCounted = CountedStrangers & JudgePhotos;

/** The searches of a cross-validation, and what they were made with. */
export interface CrossValidation {
  readonly version: ActiveVersion;
  readonly wantedFpir: number;
  /** Those in use. */
  readonly bars: Bars;
  readonly seed: number;
  readonly folds: readonly Fold[];
  /** Different samples of the people who were left out in turn. */
  readonly different: number;
  /** The photos from outside that were searched for. */
  readonly photos: OutsideCounted;
  readonly rows: EvaluationRows;
  /** Of these rows. */
  readonly embeddings: UnitRows;
  readonly searches: readonly ProbeSearch[];
  /** Photos from outside that no face could be taken from. */
  readonly refusedPhotos: number;
  /** All that were given and could be read. */
  readonly givenPhotos: number;
  /** Comparisons with references of other people. */
  readonly nonMated: number;
}

/** What evaluations are made of, and the evaluation of the active version. */
export function createEvaluation({
  gallery,
  reading,
  trainer,
  features,
}: {
  gallery: Gallery;
  reading: PhotoReading;
  trainer: TrainingNetworks;
  features: Features;
}) {
  const moments = createMoments(gallery);
  const outside = createOutsidePhotos({ gallery, reading });

  const samples = (signal: AbortSignal): Promise<EvaluatedSample[]> =>
    usableSamples(gallery, moments, signal);

  /** Keeps the process up over all of a work's calls, so that its networks are loaded once. */
  const withProcess = async <T>(work: () => Promise<T>): Promise<T> => {
    using _process = trainer.lease();
    return await work();
  };

  const strangers = createCountedStrangers({ gallery, outside, features, networks: trainer });

  /** Probes that show what no sample of their person does. */
  const probes = async (own: readonly EvaluatedSample[]): Promise<JudgePhotos['probes']> => {
    const all: { personId: number; photo: StrangerPhoto['photo'] }[] = [];
    for (const [personId, photos] of Map.groupBy(outside.probes(), (one) => one.personId)) {
      const enrolled = own.filter((sample) => sample.personId === personId && isFirst(sample));
      if (enrolled.length === 0) continue;
      const known = await Promise.all(enrolled.map(({ sampleId }) => gallery.picture(sampleId)));
      all.push(...(await newMoments(photos, known)));
    }
    return all;
  };

  const photosFor = async (
    own: readonly EvaluatedSample[],
    version: ActiveVersion,
    signal: AbortSignal,
  ): Promise<OutsideCounted> => ({
    ...(await strangers(version, signal)),
    probes: await probes(own),
  });

  /**
   * Searches for everybody and every picture, left out in turn, under the active version. `onProgress` is told how many faces
   * were looked at, of all. Errors: `TooFewToTrain`, `Canceled`.
   */
  const crossValidate = ({
    signal = never,
    seed = DEFAULT_SEED,
    onProgress,
  }: {
    signal?: AbortSignal;
    seed?: number;
    onProgress?: (done: number, total: number) => void;
  } = {}): Promise<CrossValidation> =>
    withProcess(async () => {
      const version = gallery.active();
      const { wantedFpir } = await gallery.settings();
      const bars = operatingPointOf(version).bars(wantedFpir);
      const own = await samples(signal);
      const { people, different } = countUsable(own);
      if (people < FEWEST_PEOPLE_TO_LEAVE_OUT) {
        throw new KithError('TooFewToTrain');
      }
      // Nothing is trained: to the folds' galleries an outside photo is as new as to the whole one.
      const photos = await photosFor(own, version, signal);
      const rows = new EvaluationRows(own, 0, photos, false);
      const embeddings = await embedRows(version.network, rows.rows, augmentations.none, {
        features,
        networks: trainer,
        signal,
        ...(onProgress ? { onProgress } : {}),
      });
      const searches: ProbeSearch[] = [];
      let nonMated = 0;
      const folds = makeFolds(own.filter(isFirst), seed);
      for (const fold of folds) {
        await new Promise((resolve) => setImmediate(resolve));
        failIfAborted(signal);
        const of = { references: rows.references(fold), probes: rows.probes(fold) };
        const found = searchAll(embeddings, of, version.statistics, (person) =>
          version.raised(Number(person)),
        );
        searches.push(...found.searches);
        nonMated += found.nonMated.length;
      }
      return {
        version,
        wantedFpir,
        bars,
        seed,
        folds,
        different,
        photos,
        refusedPhotos: outside.refused(),
        givenPhotos: outside.given(),
        rows,
        embeddings,
        searches,
        nonMated,
      };
    });

  return {
    addStranger: outside.addStranger,
    clearStrangers: outside.clearStrangers,
    addProbe: outside.addProbe,
    /** The photos as they were given, by the hash of their file. */
    outside,
    /** The samples that can be trained and judged with. Error: `Canceled`. */
    samples,
    /**
     * How many photos of strangers count, of how many people, and how many show what somebody is enrolled with. `onProgress` is
     * told how many were looked at, of all. Error: `Canceled`.
     */
    countStrangers: (
      signal = never,
      onProgress?: (done: number, total: number) => void,
    ): Promise<{ photos: number; people: number; enrolled: number }> =>
      withProcess(async () => {
        const counted = await strangers(gallery.active(), signal, onProgress);
        const { enrolledStrangers: enrolled } = counted;
        const people = new Set(counted.strangers.map(({ person }) => person)).size;
        return { photos: outside.strangers().length - enrolled, people, enrolled };
      }),
    /** The photos from outside that count, for the samples that are judged with. Error: `Canceled`. */
    photosFor,
    crossValidate,
    /**
     * The figures of a cross-validation of the active version, at the threshold in use. `onProgress` is told how many faces were
     * looked at, of all. Errors: those of `crossValidate`.
     */
    evaluate: async (
      signal = never,
      onProgress?: (done: number, total: number) => void,
    ): Promise<Figures> => {
      const { searches, bars, different } = await crossValidate({
        signal,
        ...(onProgress ? { onProgress } : {}),
      });
      return figuresOf(searches, bars, different);
    },
  };
}

/** The evaluation capability. */
export type Evaluation = ReturnType<typeof createEvaluation>;
