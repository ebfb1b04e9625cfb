import { oc } from '@orpc/contract';
import { z } from 'zod';
import { box } from './face.ts';
import { qualityMeasures } from './quality.ts';

/** Bytes that travel by structured clone. */
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const floats = z.custom<Float32Array>((value) => value instanceof Float32Array);

const point = z.object({ x: z.number(), y: z.number() });

/** Names of the engines that can run the networks, in the order in which they are tried. */
export const engineName = z.enum(['tensorflow-gpu', 'tensorflow', 'wasm', 'javascript']);
export type EngineName = z.infer<typeof engineName>;

/** An engine that was tried. */
export const engineTrial = z.object({
  engine: engineName,
  state: z.enum(['in use', 'absent', 'refused']),
  /** Why it is absent or refused. */
  reason: z.string().optional(),
});
export type EngineTrial = z.infer<typeof engineTrial>;

/** How the engine's golden embedding compared with the stored one. */
export const selfCheck = z.object({
  passed: z.boolean(),
  /** Largest difference of any number of the unit embedding. */
  difference: z.number(),
  tolerance: z.number(),
  milliseconds: z.number(),
});
export type SelfCheck = z.infer<typeof selfCheck>;

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

const hostFace = z.object({
  box,
  landmarks: z.array(point).readonly(),
  chip: bytes,
  quality: qualityMeasures,
});
export type HostFace = z.infer<typeof hostFace>;

/** What of a chip is embedded: as it is, its mirror image, or the mean of both. */
export const chipView = z.enum(['plain', 'mirrored', 'both']);
export type ChipView = z.infer<typeof chipView>;

/** What the owner asks of the model host. */
export const hostContract = {
  /** Chooses the engine: the first of the ladder that loads and passes the golden check. */
  load: oc
    .input(z.object({ files: networkFiles, engines: z.array(engineName) }))
    .output(z.object({ trials: z.array(engineTrial), check: selfCheck, milliseconds: z.number() }))
    .errors({ NoEngine: {} }),
  describe: oc.output(
    z.object({
      engine: engineName.nullable(),
      /** Bytes of resident memory. */
      memory: z.number(),
      tensors: z.number().int(),
      tensorBytes: z.number(),
    }),
  ),
  /** Embeds the golden chip again and compares. */
  selfCheck: oc.output(selfCheck),
  /** Faces of an image, biggest first. */
  findFaces: oc.input(z.object({ image: rawImage, detect: z.enum(['quick', 'thorough']) })).output(
    z.object({
      faces: z.array(hostFace),
      milliseconds: z.object({ detect: z.number(), mesh: z.number(), chip: z.number() }),
    }),
  ),
  /** Unit embeddings of raw RGB chips, one after another in one array. */
  embed: oc
    .input(z.object({ chips: z.array(bytes).min(1).max(256), view: chipView }))
    .output(z.object({ embeddings: floats, size: z.number().int(), milliseconds: z.number() })),
};
