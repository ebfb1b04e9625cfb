import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import util from 'node:util';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { EngineName } from '../../electron/contract/index.ts';
import { useFastConvolution } from './fast-convolution.ts';
import { startWebGpu, useBackend } from './webgpu.ts';

const require = createRequire(import.meta.url);

/** How each engine of the ladder is brought up in Node; each throws where the machine does not have it. */
const starters: Readonly<Record<EngineName, () => Promise<void>>> = {
  'tensorflow-gpu': () => startNative('@tensorflow/tfjs-node-gpu'),
  webgpu: startGpuOfNode,
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
  await useBackend('tensorflow');
}

async function startGpuOfNode(): Promise<void> {
  if (!navigator.gpu) {
    const { create, globals } = await import('webgpu');
    Object.assign(globalThis, globals);
    Object.defineProperty(navigator, 'gpu', { value: create([]) });
  }
  await startWebGpu({
    allowSoftware: Boolean(process.env['KITH_SOFTWARE_GPU']),
    onLost: (reason) => {
      console.error(`The GPU was lost: ${reason}`);
      process.exit(1);
    },
  });
}

async function startWasm(): Promise<void> {
  setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
  await useBackend('wasm');
  useFastConvolution();
}

async function startJavaScript(): Promise<void> {
  await import('@tensorflow/tfjs-backend-cpu');
  await useBackend('cpu');
}
