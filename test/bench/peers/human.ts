// @vladmandic/human in the race: its default detector and mesh, its `faceres` description, on wasm.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';
import type { Config, Human as HumanType, Result } from '@vladmandic/human';
import { nearestToCenter } from '../../../electron/core/benchmark/nearest-to-center.ts';
import { serve } from './serve.ts';
import type { Photo } from './peer.ts';

const require = createRequire(import.meta.url);
const folder = dirname(require.resolve('@tensorflow/tfjs-backend-wasm'));
// It fetches its models, and Node's fetch reads no files.
const fetchFromNet = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const address = input instanceof Request ? input.url : input.toString();
  return address.startsWith('file:')
    ? new Response(await readFile(fileURLToPath(address)))
    : fetchFromNet(input, init);
};
const root = join(import.meta.dirname, '../../../node_modules/@vladmandic/human');
const { Human } = require(join(root, 'dist/human.node-wasm.js')) as { Human: typeof HumanType };

const off = { enabled: false };
const config = (parts: { mesh: boolean; description: boolean }): Partial<Config> => ({
  backend: 'wasm',
  wasmPath: folder + sep,
  modelBasePath: `${pathToFileURL(join(root, 'models')).href}/`,
  debug: false,
  cacheSensitivity: 0,
  filter: off,
  body: off,
  hand: off,
  gesture: off,
  object: off,
  face: {
    enabled: true,
    detector: { maxDetected: 5, rotation: parts.mesh },
    mesh: { enabled: parts.mesh },
    iris: off,
    emotion: off,
    antispoof: off,
    liveness: off,
    description: { enabled: parts.description },
  },
});
const human = new Human(config({ mesh: true, description: true }));
await human.load();

async function detect(
  photo: Photo,
  parts: { mesh: boolean; description: boolean },
): Promise<{ result: Result; milliseconds: number }> {
  const tensor = human.tf.tensor(photo.data, [photo.height, photo.width, 3], 'int32');
  const start = performance.now();
  const result = await human.detect(tensor as never, config(parts));
  const milliseconds = performance.now() - start;
  human.tf.dispose(tensor);
  return { result, milliseconds };
}

serve({
  read: async (photo) => {
    const found = await detect(photo, { mesh: false, description: false });
    const aligned = await detect(photo, { mesh: true, description: false });
    const whole = await detect(photo, { mesh: true, description: true });
    const faces = whole.result.face.map(({ box: [x, y, width, height], embedding }) => ({
      box: { x, y, width, height },
      embedding,
    }));
    const face = nearestToCenter(faces, photo);
    if (!face?.embedding) return null;
    return {
      detect: found.milliseconds,
      align: aligned.milliseconds - found.milliseconds,
      embed: whole.milliseconds - aligned.milliseconds,
      embedding: Float32Array.from(face.embedding),
    };
  },
});
