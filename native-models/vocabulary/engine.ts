import { z } from 'zod';

/** Names of the engines that can run the networks, in the order in which they are tried. */
export const engineName = z.enum(['tensorflow-gpu', 'webgpu', 'tensorflow', 'wasm', 'javascript']);
export type EngineName = z.infer<typeof engineName>;

/** Milliseconds that a backbone takes for one view of a chip: alone, and as one of a batch of 16. */
const speed = z.object({ chip: z.number(), batch: z.number() });
export const engineSpeed = z.object({
  face: speed,
  /** Null where ResNet-50 is not there. */
  classic: speed.nullable(),
});
export type EngineSpeed = z.infer<typeof engineSpeed>;

/** An engine that was tried. */
export const engineTrial = z.object({
  engine: engineName,
  /** `present` engines compute the right numbers, and another one is used. */
  state: z.enum(['in use', 'present', 'absent', 'refused']),
  /** Why it is absent or refused. */
  reason: z.string().optional(),
  /** As measured on this machine. */
  speed: engineSpeed.optional(),
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
