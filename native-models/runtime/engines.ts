import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import util from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { EngineName } from '../../electron/contract/index.ts';

const require = createRequire(import.meta.url);

/** How each engine of the ladder is brought up; each throws where the machine does not have it. */
const starters: Readonly<Record<EngineName, () => Promise<void>>> = {
  'tensorflow-gpu': () => startNative('@tensorflow/tfjs-node-gpu'),
  webgpu: startWebGpu,
  tensorflow: () => startNative('@tensorflow/tfjs-node'),
  wasm: startWasm,
  javascript: startJavaScript,
};

/** Makes an engine the current one of this process. Throws, with the reason, where it cannot be had. */
export async function startEngine(engine: EngineName): Promise<void> {
  await starters[engine]();
}

async function startNative(packageName: string): Promise<void> {
  // tfjs-node 4.22 still calls this function, which Node 23 removed.
  Object.assign(util, {
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
  });
  require(packageName);
  await use('tensorflow');
}

async function startWebGpu(): Promise<void> {
  if (!navigator.gpu) {
    const { create, globals } = await import('webgpu');
    Object.assign(globalThis, globals);
    Object.defineProperty(navigator, 'gpu', { value: create([]) });
  }
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('no GPU that WebGPU can use');
  if (isSoftware(adapter) && !process.env['KITH_SOFTWARE_GPU']) {
    throw new Error('the GPU is simulated in software, slower than wasm');
  }
  await import('@tensorflow/tfjs-backend-webgpu');
  await use('webgpu');
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  // What the device held is gone with it; a new process starts with a new device.
  void device.lost.then(({ message }) => {
    console.error(`The GPU was lost: ${message}`);
    process.exit(1);
  });
}

/** SwiftShader and Mesa's llvmpipe compute on the processor. */
function isSoftware({ info }: GPUAdapter): boolean {
  const text = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  return /swiftshader|llvmpipe|lavapipe/i.test(text);
}

async function startWasm(): Promise<void> {
  setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  await use('wasm');
}

async function startJavaScript(): Promise<void> {
  await import('@tensorflow/tfjs-backend-cpu');
  await use('cpu');
}

async function use(backend: string): Promise<void> {
  if (!(await tf.setBackend(backend))) throw new Error(`The backend ${backend} did not start`);
  await tf.ready();
}

/** Whether an engine has the gradients of convolutions: `tfjs-backend-wasm` lacks `Conv2DBackpropFilter`. */
export function canUnfreeze(engine: EngineName): boolean {
  return engine !== 'wasm';
}
