import * as tf from '@tensorflow/tfjs-core';
import type { ValidationFigure } from './validation.ts';
import { packTensors, unpackTensors } from '../siamese/weights.ts';
import type { Adam } from './adam.ts';

/** The weights of a run at its best epoch. */
export interface TrainedWeights {
  /** Head, and unfrozen stages under `backbone/`, as `packTensors` stores them. */
  readonly weights: Uint8Array;
  /** The epoch they are of; 0 is the untrained head. */
  readonly epoch: number;
  readonly figure: ValidationFigure;
}

/** Where a run is, besides its weights. */
export interface RunState {
  step: number;
  best: TrainedWeights | null;
  epochsWithoutBetter: number;
}

/** Puts packed weights into the variables of the same names. */
export function assignAll(all: Readonly<Record<string, tf.Tensor>>, packed: Uint8Array): void {
  const tensors = unpackTensors(packed);
  assign(all, tensors);
  tf.dispose(tensors);
}

function assign(
  all: Readonly<Record<string, tf.Tensor>>,
  tensors: Readonly<Record<string, tf.Tensor>>,
): void {
  for (const [name, variable] of Object.entries(all)) {
    (variable as tf.Variable).assign(tensors[name]!);
  }
}

/** A checkpoint: a line of JSON, the best weights, then the tensors. */
export async function saveCheckpoint(
  all: Readonly<Record<string, tf.Tensor>>,
  optimizer: Adam,
  { step, best, epochsWithoutBetter }: RunState,
): Promise<Uint8Array> {
  const tensors = await packTensors({ ...all, ...optimizer.state() });
  const { weights, ...rest } = best!;
  const header = { step, epochsWithoutBetter, optimizerSteps: optimizer.steps, best: rest };
  const line = new TextEncoder().encode(
    `${JSON.stringify({ ...header, weights: weights.length })}\n`,
  );
  const checkpoint = new Uint8Array(line.length + weights.length + tensors.length);
  checkpoint.set(line);
  checkpoint.set(weights, line.length);
  checkpoint.set(tensors, line.length + weights.length);
  return checkpoint;
}

/** Goes on from a checkpoint. */
export function restoreCheckpoint(
  checkpoint: Uint8Array,
  all: Readonly<Record<string, tf.Tensor>>,
  optimizer: Adam,
  state: RunState,
): void {
  const end = checkpoint.indexOf(10);
  const header = JSON.parse(new TextDecoder().decode(checkpoint.subarray(0, end))) as {
    step: number;
    epochsWithoutBetter: number;
    optimizerSteps: number;
    weights: number;
    best: Omit<TrainedWeights, 'weights'>;
  };
  const weights = Uint8Array.from(checkpoint.subarray(end + 1, end + 1 + header.weights));
  const tensors = unpackTensors(checkpoint.subarray(end + 1 + header.weights));
  assign(all, tensors);
  optimizer.restore(tensors, header.optimizerSteps);
  tf.dispose(tensors);
  state.step = header.step;
  state.epochsWithoutBetter = header.epochsWithoutBetter;
  state.best = { ...header.best, weights };
}
