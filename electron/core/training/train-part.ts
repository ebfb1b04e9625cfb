import { KithError, type CurvePoint, type TrainerProgress } from '../../contract/index.ts';
import type { TrainingEvent } from '../../../native-models/vocabulary/host-contract.ts';
import { untilAborted } from '../async/aborted.ts';
import type { Fold } from '../evaluation/folds.ts';
import type { EvaluationRows } from '../evaluation/rows.ts';
import type { UnitRows } from '../../../native-models/evaluate/unit-vectors.ts';
import { copySeed, type Features } from '../features/features.ts';
import type { TrainingNetworks, TrainingStore } from '../ports/index.ts';
import type { RunSnapshot } from './snapshot.ts';

/** What came of a training: the weights of its best epoch, and how it got there. */
export interface Trained {
  readonly weights: Uint8Array;
  /** Of all rows. */
  readonly embeddings: UnitRows;
  readonly epochs: number;
  readonly bestEpoch: number;
  readonly curve: CurvePoint[];
  /** Rows that it held out, and those of the references it met them with. */
  readonly heldOut: Extract<TrainingEvent, { kind: 'done' }>['heldOut'];
}

/**
 * Does one training of a run, or what is left of it: of a fold, or, without one, the candidate's own. Throws `Canceled` and
 * the errors of `TrainingNetworks.train`.
 */
export async function trainPart(options: {
  part: number;
  fold: Fold | null;
  snapshot: RunSnapshot;
  rows: EvaluationRows;
  /** Features of all rows, one after another. */
  vectors: { values: Float32Array; size: number };
  features: Features;
  networks: TrainingNetworks;
  store: TrainingStore;
  signal: AbortSignal;
  onProgress: (progress: TrainerProgress, curve: CurvePoint[]) => void;
}): Promise<Trained> {
  const { part, fold, rows, vectors, features, networks, store, signal } = options;
  const { parameters, wantedFpir } = options.snapshot;
  const chips =
    parameters.unfreeze === 0
      ? []
      : await Promise.all(
          rows.rows.map(async ({ source, copy }) => ({
            chip: await features.chipOf(source),
            seed: copySeed(source, copy),
          })),
        );
  const events = networks.train(
    {
      // Every fold draws differently; the candidate's own draws are those of the seed.
      parameters: { ...parameters, seed: fold ? parameters.seed + part + 1 : parameters.seed },
      wantedFpir,
      rows: { features: vectors.values, size: vectors.size, ...rows.labels(fold) },
      chips,
      checkpoint: (await store.part(part))?.checkpoint ?? null,
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
        await store.saveCheckpoint(part, event.checkpoint);
        break;
      case 'done': {
        const { weights, epochs, bestEpoch, embeddings, size, heldOut } = event;
        return {
          weights,
          epochs,
          bestEpoch,
          embeddings: { values: embeddings, size },
          curve,
          heldOut,
        };
      }
    }
  }
  throw new KithError('EngineLost');
}
