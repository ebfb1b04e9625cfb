// @vladmandic/face-api in the race: its default detector, 68 landmarks, its recognition net, on wasm.
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type * as TensorFlow from '@tensorflow/tfjs-core';
import type * as FaceApi from '@vladmandic/face-api';
import { nearestToCenter } from '../../../electron/core/benchmark/nearest-to-center.ts';
import { serve } from './serve.ts';

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs') as typeof TensorFlow;
const { setWasmPaths } = require('@tensorflow/tfjs-backend-wasm') as {
  setWasmPaths: (folder: string) => void;
};
const faceapi = require('@vladmandic/face-api/dist/face-api.node-wasm.js') as typeof FaceApi;
setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
await tf.setBackend('wasm');
await tf.ready();
const models = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'model');
const { ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet } = faceapi.nets;
for (const net of [ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet]) {
  await net.loadFromDisk(models);
}

serve({
  read: async ({ width, height, data }) => {
    const image = tf.tensor3d(data, [height, width, 3], 'int32') as never;
    const start = performance.now();
    const found = await faceapi.detectAllFaces(image);
    const detected = performance.now();
    const detection = nearestToCenter(
      found.map((one) => ({ one, box: one.box })),
      { width, height },
    )?.one;
    if (!detection) {
      tf.dispose(image);
      return null;
    }
    const [crop] = await faceapi.extractFaceTensors(image, [detection.box]);
    const landmarks = (await faceapi.detectFaceLandmarks(crop as never)) as {
      shiftBy(x: number, y: number): { align(): never };
    };
    const { x, y } = detection.box;
    const [face] = await faceapi.extractFaceTensors(image, [landmarks.shiftBy(x, y).align()]);
    const aligned = performance.now();
    const embedding = (await faceapi.computeFaceDescriptor(face as never)) as Float32Array;
    const end = performance.now();
    tf.dispose([image, crop!, face!] as never);
    return {
      detect: detected - start,
      align: aligned - detected,
      embed: end - aligned,
      embedding,
    };
  },
});
