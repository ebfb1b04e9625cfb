import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import util from 'node:util';
import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { EngineName } from '../vocabulary/index.ts';
import { findBuiltTensorFlow, type BuiltTensorFlow } from './built-tensorflow.ts';
import { useFastConvolution } from './fast-convolution.ts';
import { inClone } from './in-clone.ts';
import { useNativeGraphs } from './native-graph.ts';
import type { Messages } from './saved-model.ts';
import { startWebGpu, useBackend } from './webgpu.ts';

const require = createRequire(import.meta.url);

/** The packages that bring TensorFlow with them. */
const STOCK = {
  'tensorflow-gpu': '@tensorflow/tfjs-node-gpu',
  tensorflow: '@tensorflow/tfjs-node',
} as const;

/** How each engine of the ladder is brought up in Node; each throws where the machine does not have it. */
const starters: Readonly<Record<EngineName, () => Promise<void>>> = {
  'tensorflow-gpu': fromOutside(() => startNative('tensorflow-gpu')),
  webgpu: fromOutside(startGpuOfNode),
  tensorflow: fromOutside(() => startNative('tensorflow')),
  wasm: startWasm,
  javascript: startJavaScript,
};

/** Makes an engine the current one of this process. Throws, with the reason, where it cannot be had. */
export async function startEngine(engine: EngineName): Promise<void> {
  await starters[engine]();
}

/** An engine that is code from outside Kith: there in a clone alone. */
function fromOutside(start: () => Promise<void>): () => Promise<void> {
  return async () => {
    if (!inClone) throw new Error('only in a Kith that runs from its source');
    await start();
  };
}

async function startNative(engine: 'tensorflow-gpu' | 'tensorflow'): Promise<void> {
  // tfjs-node 4.22 still calls this function, which Node 23 removed.
  Object.assign(util, {
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
  });
  // Off unless asked for outside of Python; convolutions take a fifth less time with it.
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '1';
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '1';
  const built = findBuiltTensorFlow();
  const folder = built?.engine === engine ? registerBuilt(built) : registerStock(STOCK[engine]);
  await useBackend('tensorflow');
  useNativeGraphs(require(join(folder, 'dist/proto/api_pb.js')) as Messages);
}

/** Loads a package that registers itself; returns its folder. */
function registerStock(name: string): string {
  require(name);
  return dirname(require.resolve(`${name}/package.json`));
}

/**
 * As tfjs-node's own `index.js` does, which would look for its addon where the stock one lies, and for packages that only
 * its installation needs. Returns the package's folder.
 */
function registerBuilt(built: BuiltTensorFlow & { readonly folder: string }): string {
  const packageFolder = join(built.folder, built.package);
  if (tf.findBackendFactory('tensorflow')) return packageFolder;
  require(join(packageFolder, 'dist/register_all_kernels.js'));
  const { NodeJSKernelBackend } = require(join(packageFolder, 'dist/nodejs_kernel_backend.js')) as {
    NodeJSKernelBackend: new (addon: unknown, packageName: string) => tf.KernelBackend;
  };
  const addon: unknown = require(join(built.folder, built.addon));
  tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(addon, STOCK[built.engine]));
  return packageFolder;
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
