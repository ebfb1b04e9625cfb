import { createHash } from 'node:crypto';
import {
  KithError,
  type CurvePoint,
  type NetworkVersion,
  type Report,
  type TrainerProgress,
  type TrainingParameters,
  type TrainingRun,
} from '../../contract/index.ts';
import type { TrainingEvent } from '../../../native-models/vocabulary/host-contract.ts';
import { makeFolds, type Fold } from '../../../native-models/evaluate/folds.ts';
import type { Gallery, NewVersion, TrainingNetworks, TrainingSample } from '../ports/index.ts';
import type { ImpostorStatistics } from '../../contract/index.ts';
import { untilAborted } from '../aborted.ts';
import { backboneOf, copySeed, joined, type Features } from './features.ts';
import {
  calibrate,
  judgeFolds,
  scoreFold,
  scoreHoldOut,
  type FoldScores,
  type RowEmbeddings,
} from './judge.ts';
import { principalMap } from './map.ts';
import { RunRows, type OutsidePhotos } from './rows.ts';

/** Samples on the map. */
const MAP_SAMPLES = 2000;
/** The share of a run's time that features take where none are kept. */
const FEATURE_SHARE = 0.6;

/** What a run was started with: enough to go on with it after a restart. */
export interface RunPlan {
  readonly parameters: TrainingParameters;
  readonly activate: boolean;
  /** The samples it uses; a run whose samples are gone cannot go on. */
  readonly samples: readonly TrainingSample[];
  readonly currentId: number;
  readonly wantedFpir: number;
  /** Photos from outside the gallery, which are not kept. */
  readonly outside: { readonly strangers: number; readonly probes: number };
}

/** Where a run is: what changes of the state that views see. */
export type RunUpdate = Partial<
  Pick<TrainingRun, 'stage' | 'part' | 'share' | 'progress' | 'curve'>
>;

/** What a run needs. */
export interface RunParts {
  readonly gallery: Gallery;
  readonly networks: TrainingNetworks;
  readonly features: Features;
  /** The statistics of the current version. */
  readonly statistics: ImpostorStatistics;
  readonly signal: AbortSignal;
  readonly onUpdate: (update: RunUpdate) => void;
  readonly now: () => Date;
}

/** What came of a training: the weights of its best epoch, and how it got there. */
interface Trained {
  readonly weights: Uint8Array;
  readonly embeddings: RowEmbeddings;
  readonly epochs: number;
  readonly bestEpoch: number;
  readonly curve: CurvePoint[];
}

/**
 * Does a run, or what is left of one: features, a training for each fold of the cross-validation, their judgment, and the
 * candidate, trained on everything. What is done is kept in the gallery as it goes. Throws `Canceled` and the errors of
 * `TrainingNetworks.train`.
 */
export async function doRun(
  plan: RunPlan,
  outside: OutsidePhotos,
  parts: RunParts,
): Promise<NewVersion> {
  const { gallery, networks, features, signal, onUpdate, now } = parts;
  const { parameters, samples } = plan;
  const startedAt = now().getTime();
  const rows = new RunRows(samples, parameters.copies, outside);
  const folds = makeFolds(
    samples.map(({ sampleId, personId }) => ({ sample: sampleId, person: personId })),
    parameters.seed,
  );

  const current = await gallery.versions.network(plan.currentId);
  const base = bareVersion(parameters);
  const shares = createShares(folds.length + 1, onUpdate);
  const options = { augment: parameters.augment, signal };
  const vectors = joined(
    await features.rows(base, rows.rows, { ...options, onProgress: shares.features }),
  );
  const today = await currentEmbeddings(current, base, rows, vectors, parts, parameters);
  const train = (part: number, fold: Fold | null) =>
    trainPart({ part, fold, plan, rows, vectors, parts, onProgress: shares.training(part) });

  const scores: FoldScores[] = [];
  for (const [part, fold] of folds.entries()) {
    const kept = (await gallery.training.part(part))?.result;
    if (kept) {
      scores.push(JSON.parse(Buffer.from(kept).toString()) as FoldScores);
      continue;
    }
    const { embeddings } = await train(part, fold);
    const copies = parameters.copies > 0;
    const score = {
      current: scoreFold(rows, fold, today.embeddings, copies && today.copies),
      candidate: scoreFold(rows, fold, embeddings, copies && today.copies),
    };
    await gallery.training.saveResult(part, Buffer.from(JSON.stringify(score)));
    scores.push(score);
  }
  const candidate = await train(folds.length, null);

  onUpdate({ stage: 'judging', share: 0.99 });
  if (rows.hasHoldOut) {
    scores.push({
      current: scoreHoldOut(rows, today.embeddings),
      candidate: scoreHoldOut(rows, candidate.embeddings),
    });
  }
  const people = [...new Set(samples.map(({ personId }) => personId))];
  const judged = judgeFolds(scores, {
    wantedFpir: plan.wantedFpir,
    people: people.length,
    samples: samples.length,
    outsideStrangers: outside.strangers.length,
  });
  const report: Report = {
    ...judged,
    wantedFpir: plan.wantedFpir,
    parameters,
    data: {
      people: people.length,
      samples: samples.length,
      copies: parameters.copies,
      strangers: outside.strangers.length,
      probes: outside.probes.length,
    },
    curve: candidate.curve,
    epochs: candidate.epochs,
    bestEpoch: candidate.bestEpoch,
    engine: networks.engine(),
    seconds: (now().getTime() - startedAt) / 1000,
  };
  return {
    name: '',
    origin: 'trained',
    network: {
      id: createHash('sha256').update(candidate.weights).digest('hex'),
      profile: parameters.profile,
      head: parameters.head,
      unfrozen: parameters.unfreeze,
      weights: candidate.weights,
    },
    embeddingSize: candidate.embeddings.size,
    statistics: calibrate(
      rows,
      { current: today.embeddings, candidate: candidate.embeddings },
      parts.statistics,
      { wantedFpir: plan.wantedFpir, seed: parameters.seed },
    ),
    verdict: judged.verdict,
    report,
    parentId: plan.currentId,
    people,
    points: pointsOf(rows, today.embeddings, candidate.embeddings),
  };
}

/** The backbone that a run trains on, without a head. */
export function bareVersion({ profile }: Pick<TrainingParameters, 'profile'>): NetworkVersion {
  return { id: profile, profile, head: null, unfrozen: 0, weights: null };
}

/**
 * Embeddings of all rows under the current version. Where it has the same backbone its head takes the features that are
 * there; otherwise its own features are computed, of the faces as they are only.
 */
async function currentEmbeddings(
  current: NetworkVersion,
  base: NetworkVersion,
  rows: RunRows,
  vectors: { values: Float32Array; size: number },
  { features, networks, signal }: RunParts,
  { augment }: TrainingParameters,
): Promise<{ embeddings: RowEmbeddings; copies: boolean }> {
  const project = async (values: Float32Array, size: number): Promise<RowEmbeddings> => {
    const result = await networks.project(current, values, size);
    return { values: result.embeddings, size: result.size };
  };
  if (backboneOf(current) === backboneOf(base)) {
    return { embeddings: await project(vectors.values, vectors.size), copies: true };
  }
  const plain = rows.rows.map((row) => ({ ...row, copy: 0 }));
  const own = joined(
    await features.rows(current, plain, { augment, signal, onProgress: () => undefined }),
  );
  return { embeddings: await project(own.values, own.size), copies: false };
}

async function trainPart(options: {
  part: number;
  fold: Fold | null;
  plan: RunPlan;
  rows: RunRows;
  vectors: { values: Float32Array; size: number };
  parts: RunParts;
  onProgress: (progress: TrainerProgress, curve: CurvePoint[]) => void;
}): Promise<Trained> {
  const { part, fold, plan, rows, vectors, parts } = options;
  const { gallery, networks, features, signal } = parts;
  const { parameters } = plan;
  const chips =
    parameters.unfreeze === 0
      ? []
      : await Promise.all(
          rows.rows.map(async ({ source, copy }) => ({
            chip: await features.chipOf(source),
            seed: copySeed(source, copy),
          })),
        );
  const events: AsyncIterable<TrainingEvent> = networks.train(
    {
      // Every fold draws differently; the candidate's own draws are those of the seed.
      parameters: { ...parameters, seed: fold ? parameters.seed + part + 1 : parameters.seed },
      wantedFpir: plan.wantedFpir,
      rows: rows.table(vectors, fold),
      chips,
      checkpoint: (await gallery.training.part(part))?.checkpoint ?? null,
    },
    signal,
  );
  const curve: CurvePoint[] = [];
  for await (const event of untilAborted(events, signal)) {
    switch (event.kind) {
      case 'progress': {
        const { step, loss, mated, nonMated, validationFnir } = event.progress;
        curve.push({ step, loss, mated, nonMated, validationFnir });
        options.onProgress(event.progress, curve);
        break;
      }
      case 'checkpoint':
        await gallery.training.saveCheckpoint(part, event.checkpoint);
        break;
      case 'done': {
        const { weights, epochs, bestEpoch, embeddings, size } = event;
        return { weights, epochs, bestEpoch, embeddings: { values: embeddings, size }, curve };
      }
    }
  }
  throw new KithError('EngineLost');
}

/** How far a run is: features first, in proportion to how many must be computed, then the trainings, all alike. */
function createShares(trainings: number, onUpdate: (update: RunUpdate) => void) {
  let afterFeatures = 0;
  return {
    features: (done: number, total: number): void => {
      if (done < total) afterFeatures = FEATURE_SHARE;
      const share = total === 0 ? 0 : (done / total) * afterFeatures;
      onUpdate({ stage: 'features', share });
    },
    training:
      (part: number) =>
      (progress: TrainerProgress, curve: CurvePoint[]): void => {
        const done = (part + progress.step / progress.steps) / trainings;
        onUpdate({
          stage: 'training',
          part: part + 1,
          share: afterFeatures + (0.98 - afterFeatures) * done,
          progress,
          curve: [...curve],
        });
      },
  };
}

function pointsOf(rows: RunRows, before: RowEmbeddings, after: RowEmbeddings) {
  const shown = rows.rows
    .map((row, i) => ({ ...row, i }))
    .filter(({ sampleId, copy }) => sampleId !== null && copy === 0)
    .slice(0, MAP_SAMPLES);
  const numbers = shown.map(({ i }) => i);
  const maps = { before: principalMap(before, numbers), after: principalMap(after, numbers) };
  return shown.map(({ sampleId }, i) => ({
    sampleId: sampleId!,
    before: maps.before[i]!,
    after: maps.after[i]!,
  }));
}
