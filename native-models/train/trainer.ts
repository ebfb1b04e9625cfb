import * as tf from '@tensorflow/tfjs-core';
import seedrandom from 'seedrandom';
import type { TrainingEvent } from '../vocabulary/host-contract.ts';
import type { TrainingParameters } from '../vocabulary/index.ts';
import type { Head } from '../siamese/head.ts';
import { createHead } from '../siamese/heads.ts';
import { mineTriplets } from '../siamese/mining.ts';
import { packTensors } from '../siamese/weights.ts';
import { Adam } from './adam.ts';
import { assignAll, restoreCheckpoint, saveCheckpoint, type RunState } from './checkpoint.ts';
import { CollapseDetector } from './collapse.ts';
import { nextTurn } from './next-turn.ts';
import { createRowsNetwork, type RowsNetwork, type Unfrozen } from './rows-network.ts';
import { BatchSampler, type TrainingRows } from './sampler.ts';
import { tripletStep, type StepResult } from './step.ts';
import { splitForValidation, validate, type ValidationFigure } from './validation.ts';

/** Milliseconds between two reports. */
const REPORT_EVERY = 250;
/** Steps of an epoch, whatever the number of rows. */
const FEWEST_STEPS = 4;
const MOST_STEPS = 40;
/** A backbone that is trained too learns this much more slowly than its head. */
const BACKBONE_RATE = 0.1;

/** Why a run cannot end well: the code of a typed error. */
export class TrainingFailure extends Error {
  readonly code: 'TooFewToTrain' | 'TrainingCollapsed' | 'TrainingDiverged';

  constructor(code: TrainingFailure['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Trains a head (and unfrozen stages) with triplet loss. Every draw comes from the seed and the number of the step alone,
 * so that the same seed on the same engine gives the same weights, also where a run goes on from a checkpoint.
 */
export async function* train(options: {
  parameters: TrainingParameters;
  rows: TrainingRows;
  wantedFpir: number;
  unfrozen?: Unfrozen | null;
  checkpoint?: Uint8Array | null;
  /** Milliseconds between two checkpoints; none unless given. */
  checkpointEvery?: number;
}): AsyncGenerator<TrainingEvent, void> {
  const { parameters, rows, wantedFpir, unfrozen = null } = options;
  const { seed } = parameters;
  const split = splitForValidation(rows, seed);
  const sampler = new BatchSampler(rows, split.training);
  if (sampler.people < 2) {
    throw new TrainingFailure('TooFewToTrain', `${sampler.people} people can be trained on`);
  }
  const features = unfrozen ? unfrozen.backbone.size : rows.size;
  const head = createHead(parameters.head, features, seed);
  const tail = unfreeze(unfrozen);
  const optimizer = new Adam([
    { variables: head.trainable, learningRate: parameters.learningRate, ...head.regularization },
    {
      variables: Object.values(tail),
      learningRate: parameters.learningRate * BACKBONE_RATE,
    },
  ]);
  const batchRows =
    Math.min(parameters.peoplePerBatch, sampler.people) * parameters.samplesPerPerson;
  const stepsPerEpoch = Math.min(
    MOST_STEPS,
    Math.max(FEWEST_STEPS, Math.ceil(split.training.length / batchRows)),
  );
  const steps = stepsPerEpoch * parameters.epochs;
  const network = createRowsNetwork(head, rows, unfrozen, parameters.distance);
  const all = { ...(head.variables as Record<string, tf.Tensor>), ...prefixed(tail) };
  const collapse = new CollapseDetector(parameters.margin);
  const state: RunState = { step: 0, best: null, epochsWithoutBetter: 0 };

  const judgeEpoch = async (epoch: number): Promise<ValidationFigure> => {
    const embeddings = await network.embedAll();
    if (!embeddings.every(Number.isFinite)) throw diverged(state.step);
    const figure = validate({ values: embeddings, size: head.size }, rows, split, wantedFpir);
    if (!state.best || figure.auc > state.best.figure.auc) {
      state.best = { weights: await packTensors(all), epoch, figure };
      state.epochsWithoutBetter = 0;
    } else state.epochsWithoutBetter++;
    return figure;
  };

  try {
    let figure: ValidationFigure | null = null;
    if (options.checkpoint) restoreCheckpoint(options.checkpoint, all, optimizer, state);
    else figure = await judgeEpoch(0);
    const began = performance.now();
    const firstStep = state.step;
    let reportedAt = -Infinity;
    let savedAt = began;
    while (state.step < steps) {
      const random = seedrandom.alea(`${seed}/step/${state.step}`);
      const result = await oneStep({
        parameters,
        head,
        optimizer,
        network,
        batch: sampler.draw(parameters.peoplePerBatch, parameters.samplesPerPerson, random),
        labels: rows.people,
        random,
        progress: state.step / steps,
        seed: seed * 100_003 + state.step,
      });
      if (!Number.isFinite(result.loss)) throw diverged(state.step);
      if (collapse.add(result)) {
        throw new TrainingFailure('TrainingCollapsed', `collapsed at step ${state.step}`);
      }
      state.step++;
      const epochEnds = state.step % stepsPerEpoch === 0;
      if (epochEnds) figure = await judgeEpoch(state.step / stepsPerEpoch);
      const now = performance.now();
      if (epochEnds || now - reportedAt >= REPORT_EVERY) {
        reportedAt = now;
        yield {
          kind: 'progress',
          progress: {
            step: state.step,
            steps,
            epoch: Math.ceil(state.step / stepsPerEpoch),
            ...result,
            validationFnir: figure?.fnir ?? null,
            stepsPerSecond: ((state.step - firstStep) * 1000) / Math.max(1, now - began),
          },
        };
      }
      if (now - savedAt >= (options.checkpointEvery ?? Infinity)) {
        savedAt = now;
        yield { kind: 'checkpoint', checkpoint: await saveCheckpoint(all, optimizer, state) };
      }
      if (state.epochsWithoutBetter >= parameters.patience) break;
      // The host must hear of a cancellation between two steps.
      await nextTurn();
    }
    const best = state.best!;
    assignAll(all, best.weights);
    yield {
      kind: 'done',
      weights: best.weights,
      bestEpoch: best.epoch,
      epochs: Math.ceil(state.step / stepsPerEpoch),
      embeddings: await network.embedAll(),
      size: head.size,
      heldOut: {
        references: Int32Array.from(split.references),
        probes: Int32Array.from(split.probes),
      },
    };
  } finally {
    optimizer.dispose();
    head.dispose();
    network.dispose();
  }
}

async function oneStep(options: {
  parameters: TrainingParameters;
  head: Head;
  optimizer: Adam;
  network: RowsNetwork;
  batch: readonly number[];
  labels: Int32Array;
  random: () => number;
  progress: number;
  seed: number;
}): Promise<StepResult> {
  const { parameters, head, optimizer, network, batch, labels, random } = options;
  const triplets = mineTriplets(
    parameters.mining,
    {
      distances: await network.distances(batch),
      labels: batch.map((row) => labels[row]!),
      margin: parameters.margin,
      random,
    },
    parameters.triplets,
    options.progress,
  );
  const towers = (['anchor', 'positive', 'negative'] as const).flatMap((role) =>
    triplets.map((triplet) => batch[triplet[role]]!),
  );
  return tripletStep({
    head,
    optimizer,
    towers: () => network.features(towers),
    margin: parameters.margin,
    distance: parameters.distance,
    seed: options.seed,
  });
}

/** Turns the weights of the stages into variables, by name; the backbone uses them from now on. */
export function unfreeze(unfrozen: Unfrozen | null): Record<string, tf.Variable> {
  if (!unfrozen) return {};
  const { backbone, stages } = unfrozen;
  const variables = Object.fromEntries(
    Object.entries(backbone.stageTensors(stages)).map(([name, tensor]) => [
      name,
      tf.variable(tensor),
    ]),
  );
  backbone.replace(variables);
  return variables;
}

function prefixed(tail: Readonly<Record<string, tf.Variable>>): Record<string, tf.Tensor> {
  return Object.fromEntries(
    Object.entries(tail).map(([name, value]) => [`backbone/${name}`, value]),
  );
}

function diverged(step: number): TrainingFailure {
  return new TrainingFailure('TrainingDiverged', `not a number at step ${step}`);
}
