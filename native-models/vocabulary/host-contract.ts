import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { bytes, floats, integers } from './bytes.ts';
import { chipView } from './chip.ts';
import { engineName, engineSpeed, engineTrial, selfCheck } from './engine.ts';
import { box, detect, faceRegion, point, turn } from './face.ts';
import { livenessCrops, livenessLook } from './liveness.ts';
import { networkVersion } from './network-version.ts';
import { onnxFeed, onnxRuntime, onnxTrial } from './onnx.ts';
import { qualityMeasures } from './quality.ts';
import { trainerProgress } from './trainer-progress.ts';
import { augmentation, trainingParameters } from './training-parameters.ts';

const rawImage = z.object({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  channels: z.union([z.literal(3), z.literal(4)]),
  data: bytes,
});

/** The files of the networks, already verified, by role. */
export const networkFiles = z.object({
  detectorTopology: bytes,
  detectorWeights: bytes,
  meshTopology: bytes,
  meshWeights: bytes,
  embedderManifest: bytes,
  embedderWeights: bytes,
});
export type NetworkFiles = z.infer<typeof networkFiles>;

/** A network in ONNX, already verified, with how it is fed and what it makes of the golden crop. */
export const onnxFiles = z.object({ network: bytes, feed: onnxFeed, golden: z.array(z.number()) });
export type OnnxFiles = z.infer<typeof onnxFiles>;

const hostFace = z.object({
  box,
  /** The mesh network's score that this is a face, 0 to 1. */
  score: z.number(),
  /** Where to look for it again. */
  region: faceRegion,
  landmarks: z.array(point).readonly(),
  chip: bytes,
  quality: qualityMeasures,
});
export type HostFace = z.infer<typeof hostFace>;

/** A chip that features are wanted of: as it is, or as the augmented copy that `seed` draws. */
const featureItem = z.object({ chip: bytes, seed: z.string().nullable() });

/** What a training is given. Rows are features, or where stages are unfrozen chips. */
export const trainingInput = z.object({
  parameters: trainingParameters,
  wantedFpir: z.number(),
  rows: z.object({
    features: floats,
    size: z.number().int(),
    people: integers,
    samples: integers,
    copies: integers,
    usable: bytes,
  }),
  /** One for each row where stages are unfrozen; empty otherwise. */
  chips: z.array(featureItem),
  /** What it goes on from. */
  checkpoint: bytes.nullable(),
  /** Milliseconds between two checkpoints: what an interruption costs at most. */
  checkpointEvery: z.number().min(0).default(15_000),
});
export type TrainingInput = z.input<typeof trainingInput>;

/** What a training tells. */
export const trainingEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress: trainerProgress }),
  z.object({ kind: z.literal('checkpoint'), checkpoint: bytes }),
  z.object({
    kind: z.literal('done'),
    weights: bytes,
    bestEpoch: z.number().int(),
    epochs: z.number().int(),
    /** Unit embeddings of all rows under the best weights. */
    embeddings: floats,
    size: z.number().int(),
    /** Rows that the training held out for its early stopping, and those whose references it met them with. */
    heldOut: z.object({ references: integers, probes: integers }),
  }),
]);
export type TrainingEvent = z.infer<typeof trainingEvent>;

/** What the owner asks of the model host. */
export const hostContract = {
  /** Chooses the engine: the first of the ladder that loads and passes the golden check. */
  load: oc
    .input(z.object({ files: networkFiles, engines: z.array(engineName) }))
    .output(z.object({ trials: z.array(engineTrial), check: selfCheck, milliseconds: z.number() }))
    .errors({ NoEngine: { data: z.object({ trials: z.array(engineTrial) }) } }),
  describe: oc.output(
    z.object({
      engine: engineName.nullable(),
      /** Bytes of resident memory; null where the host cannot tell. */
      memory: z.number().nullable(),
      tensors: z.number().int(),
      tensorBytes: z.number(),
    }),
  ),
  /** How fast the engine is here. */
  measure: oc.output(engineSpeed),
  /** Embeds the golden chip again and compares. */
  selfCheck: oc.output(selfCheck),
  /**
   * Faces of an image, biggest first: those that are upright once it is turned. `known` are regions of faces that were seen in it
   * before; `detect` says how hard to look for others.
   */
  findFaces: oc
    .input(
      z.object({
        image: rawImage,
        detect,
        turn: turn.default(0),
        known: z.array(faceRegion).default([]),
      }),
    )
    .output(
      z.object({
        faces: z.array(hostFace),
        milliseconds: z.object({ detect: z.number(), mesh: z.number(), chip: z.number() }),
      }),
    ),
  /** Builds ResNet-50 from its manifest and its joined weights. */
  loadClassic: oc.input(z.object({ manifest: bytes, weights: bytes })),
  /**
   * Builds the network of the liveness check on a runtime. It takes the place of one that is there, where it computes the golden
   * output; the trial says whether it did.
   */
  loadLiveness: oc
    .input(onnxFiles.extend({ runtime: onnxRuntime }))
    .output(z.object({ trial: onnxTrial })),
  /** What that network makes of each face. */
  liveness: oc
    .input(z.object({ faces: z.array(livenessCrops).min(1).max(64) }))
    .output(z.object({ looks: z.array(livenessLook), milliseconds: z.number() })),
  /** Makes a version known, so that the calls below can name it. `face` and, once loaded, `classic` are the bare backbones. */
  addVersion: oc.input(networkVersion),
  /** Unit embeddings of raw RGB chips, one after another in one array. */
  embed: oc
    .input(
      z.object({
        chips: z.array(bytes).min(1).max(256),
        view: chipView,
        version: z.string().default('face'),
      }),
    )
    .output(z.object({ embeddings: floats, size: z.number().int(), milliseconds: z.number() })),
  /** Features of a version's backbone: of chips in both views, of augmented copies plain. */
  features: oc
    .input(
      z.object({
        items: z.array(featureItem).min(1).max(256),
        augment: augmentation,
        version: z.string(),
      }),
    )
    .output(z.object({ features: floats, size: z.number().int() })),
  /** Unit embeddings of features under a version's head. */
  project: oc
    .input(z.object({ features: floats, size: z.number().int(), version: z.string() }))
    .output(z.object({ embeddings: floats, size: z.number().int() })),
  /** Trains. Ending the stream ends the training. */
  train: oc
    .input(trainingInput)
    .output(eventIterator(trainingEvent))
    .errors({ TooFewToTrain: {}, TrainingCollapsed: {}, TrainingDiverged: {}, CannotUnfreeze: {} }),
};
