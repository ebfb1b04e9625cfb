import { z } from 'zod';

/** What runs networks in ONNX, in the order in which they are tried. */
export const onnxRuntime = z.enum(['onnxruntime-node', 'onnxruntime-web']);
export type OnnxRuntime = z.infer<typeof onnxRuntime>;

/** A runtime that was tried. */
export const onnxTrial = z.object({
  runtime: onnxRuntime,
  /** `present` runtimes compute the right numbers, and another one is used. */
  state: z.enum(['in use', 'present', 'absent', 'refused']),
  /** Why it is absent or refused. */
  reason: z.string().optional(),
  /** Largest difference from the golden output. */
  difference: z.number().optional(),
  /** Milliseconds that the network of the liveness check takes for one crop. */
  milliseconds: z.number().optional(),
});
export type OnnxTrial = z.infer<typeof onnxTrial>;

const perChannel = z.tuple([z.number(), z.number(), z.number()]);

/** How a network in ONNX is fed with RGB pixels of 8 bits, and what it gives. */
export const onnxFeed = z.object({
  /** Names of the graph's input and output. */
  input: z.string(),
  output: z.string(),
  /** Pixels of the image that goes in; one at a time. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** The order in which it takes the colors. */
  channels: z.enum(['RGB', 'BGR']),
  /** The numbers that black and full brightness become. */
  range: z.tuple([z.number(), z.number()]),
  /** Taken off that, per channel in the network's order, and what the rest is multiplied by. */
  mean: perChannel,
  scale: perChannel,
  /** Whether the channels are planes, or lie together pixel by pixel. */
  layout: z.enum(['NCHW', 'NHWC']),
  /** How many numbers come out. */
  size: z.number().int().positive(),
});
export type OnnxFeed = z.infer<typeof onnxFeed>;
