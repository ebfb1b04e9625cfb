// Writes native-models/runtime/golden-vector.json with tfjs' plain JavaScript engine.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { readPack } from '../electron/models/packs.ts';
import { embedderPack } from '../electron/models/packs/embedder.ts';
import { goldenChip } from '../native-models/runtime/golden.ts';
import { FaceBackbone } from '../native-models/siamese/face-backbone.ts';
import { SiameseNetwork } from '../native-models/siamese/siamese-network.ts';

await tf.setBackend('cpu');
const files = await readPack(
  embedderPack,
  fileURLToPath(new URL('../node_modules', import.meta.url)),
);
const manifest = JSON.parse(new TextDecoder().decode(files['manifest'])) as [
  { weights: tf.io.WeightsManifestEntry[] },
];
const vector = await new SiameseNetwork(
  new FaceBackbone(manifest[0].weights, files['weights']!),
).embed([goldenChip()]);
await writeFile(
  new URL('../native-models/runtime/golden-vector.json', import.meta.url),
  `${JSON.stringify(Array.from(vector, (value) => Number(value.toFixed(7))))}\n`,
);
