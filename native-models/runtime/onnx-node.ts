import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { OnnxRuntime } from '../vocabulary/index.ts';
import type { OnnxPackage } from './onnx-network.ts';

const require = createRequire(import.meta.url);

/** Loads a runtime in a process of Node's. Throws, with the reason, where the machine does not have it. */
export async function startOnnxOfNode(runtime: OnnxRuntime): Promise<OnnxPackage> {
  if (runtime === 'onnxruntime-node') return require('onnxruntime-node') as OnnxPackage;
  const web = await import('onnxruntime-web/wasm');
  // From its package, where it would look beside the bundle; and on this thread, like all engines here.
  const wasm = require.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm');
  web.env.wasm.wasmBinary = await readFile(wasm);
  web.env.wasm.numThreads = 1;
  return web;
}
