import type { NetworkVersion, Report, TrainingParameters } from '../../contract/index.ts';
import type { UnitRows } from '../../../native-models/evaluate/unit-vectors.ts';
import { calibrate } from '../evaluation/calibration.ts';
import { scoreFold, type FoldScores } from '../evaluation/comparison.ts';
import { embedRows } from '../evaluation/embed-rows.ts';
import { makeFolds, type Fold } from '../evaluation/folds.ts';
import { EvaluationRows, isFirst, makesHoldOut } from '../evaluation/rows.ts';
import { backboneOf, joined, type Features } from '../features/features.ts';
import type { NewVersion, TrainingNetworks, TrainingStore, VersionStore } from '../ports/index.ts';
import { judgedVersion, trainedNetwork, type Candidate } from './candidate.ts';
import { createShares } from './run-shares.ts';
import type { RunProgress } from './run-machine.ts';
import type { RunMaterials, RunSnapshot } from './snapshot.ts';
import { trainPart } from './train-part.ts';

/** What a run works with. */
export interface RunParts {
  readonly store: TrainingStore;
  readonly networks: TrainingNetworks;
  readonly features: Features;
  readonly signal: AbortSignal;
  readonly onProgress: (change: Partial<RunProgress>) => void;
  readonly now: () => Date;
}

/** A candidate with its report. */
export type Judged = NewVersion & { readonly report: Report };

/**
 * Does a run, or what is left of one: features, a training for each fold of the cross-validation, the candidate, trained on
 * everything, and its judgment. What is done is kept in the gallery as it goes. Throws `Canceled` and the errors of
 * `TrainingNetworks.train`.
 */
export async function doRun(materials: RunMaterials, parts: RunParts): Promise<Judged> {
  const { snapshot, parent } = materials;
  const { networks, features, store, signal, now } = parts;
  const { parameters } = snapshot;
  const startedAt = now().getTime();
  const { rows, folds } = layOut(materials);
  const base = bareVersion(parameters);
  const shares = createShares(folds.length + 1, parts.onProgress);
  const vectors = joined(
    await features.rows(base, rows.rows, {
      augment: parameters.augment,
      signal,
      onProgress: shares.features,
    }),
  );
  const current = await embeddingsOf(parent.network, rows, parameters, parts);
  const train = (part: number, fold: Fold | null) =>
    trainPart({
      part,
      fold,
      snapshot,
      rows,
      vectors,
      features,
      networks,
      store,
      signal,
      onProgress: shares.training(part),
    });

  const scores: FoldScores[] = [];
  for (const [part, fold] of folds.entries()) {
    const kept = await keptScores(store, part);
    if (kept) {
      scores.push(kept);
      continue;
    }
    const { embeddings } = await train(part, fold);
    const score = {
      current: scoreFold(rows, fold, current.values, current.copies, parent.statistics),
      candidate: scoreFold(rows, fold, embeddings, current.copies, parent.statistics),
    };
    await store.saveResult(part, Buffer.from(JSON.stringify(score)));
    scores.push(score);
  }
  const trained = await train(folds.length, null);

  parts.onProgress({ stage: 'judging', share: 0.99 });
  const { weights, embeddings, epochs, bestEpoch, curve, heldOut } = trained;
  const candidate: Candidate = {
    network: trainedNetwork(parameters, weights),
    embeddings,
    statistics: calibrate(
      rows.heldOut(heldOut),
      { current: current.values, candidate: embeddings },
      parent.statistics,
      snapshot.wantedFpir,
    ),
    training: {
      curve,
      epochs,
      bestEpoch,
      engine: networks.engine(),
      seconds: (now().getTime() - startedAt) / 1000,
    },
  };
  return judgedVersion(candidate, {
    snapshot,
    rows,
    folds: scores,
    current: current.values,
    comparedWith: snapshot.parent,
    statistics: parent.statistics,
  });
}

/**
 * Judges the candidate of a run that ended against another version than it was trained from: the same searches of the same
 * folds, in which only the version that it is compared with is another. Nothing is trained. Null where the folds' scores are
 * not kept any more. Throws `Canceled`, `EngineLost`, `NoSuchVersion`.
 */
export async function judgeAgain(
  materials: Omit<RunMaterials, 'parent'>,
  versionId: number,
  other: RunMaterials['parent'] & { readonly comparedWith: RunSnapshot['parent'] },
  versions: VersionStore,
  parts: Omit<RunParts, 'onProgress' | 'now'>,
): Promise<Judged | null> {
  const { snapshot } = materials;
  const { rows, folds } = layOut(materials);
  const network = await versions.network(versionId);
  const before = await versions.report(versionId);
  const current = await embeddingsOf(other.network, rows, snapshot.parameters, parts);
  const scores: FoldScores[] = [];
  for (const [part, fold] of folds.entries()) {
    const kept = await keptScores(parts.store, part);
    if (!kept) return null;
    const scored = scoreFold(rows, fold, current.values, current.copies, other.statistics);
    scores.push({ current: scored, candidate: kept.candidate });
  }
  if (!before) return null;
  const { curve, epochs, bestEpoch, engine, seconds } = before;
  const candidate: Candidate = {
    network,
    statistics: await versions.statistics(versionId),
    embeddings: (await embeddingsOf(network, rows, snapshot.parameters, parts)).values,
    training: { curve, epochs, bestEpoch, engine, seconds },
  };
  return judgedVersion(candidate, {
    snapshot,
    rows,
    folds: scores,
    current: current.values,
    comparedWith: other.comparedWith,
    statistics: other.statistics,
  });
}

function layOut({ snapshot, photos }: Omit<RunMaterials, 'parent'>): {
  rows: EvaluationRows;
  folds: Fold[];
} {
  const { samples, parameters, wantedFpir } = snapshot;
  const holdOut = makesHoldOut(photos, wantedFpir);
  return {
    rows: new EvaluationRows(samples, parameters.copies, photos, holdOut),
    folds: makeFolds(samples.filter(isFirst), parameters.seed),
  };
}

/** The backbone that a run trains on, without a head. */
function bareVersion({ profile }: Pick<TrainingParameters, 'profile'>): NetworkVersion {
  return { id: profile, profile, head: null, unfrozen: 0, weights: null };
}

async function keptScores(store: TrainingStore, part: number): Promise<FoldScores | null> {
  const kept = (await store.part(part))?.result;
  return kept ? (JSON.parse(Buffer.from(kept).toString()) as FoldScores) : null;
}

/**
 * Unit embeddings of all rows under a version. Where it has the backbone that the run trains on, copies have features of their
 * own; otherwise features are computed of the faces as they are only, which then stand for their copies too.
 */
async function embeddingsOf(
  version: NetworkVersion,
  rows: EvaluationRows,
  parameters: TrainingParameters,
  { features, networks, signal }: Pick<RunParts, 'features' | 'networks' | 'signal'>,
): Promise<{ values: UnitRows; copies: boolean }> {
  const same = backboneOf(version) === backboneOf(bareVersion(parameters));
  const wanted = same ? rows.rows : rows.rows.map((row) => ({ ...row, copy: 0 }));
  return {
    values: await embedRows(version, wanted, parameters.augment, { features, networks, signal }),
    copies: same && parameters.copies > 0,
  };
}
