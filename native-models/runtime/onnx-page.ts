import type { OnnxRuntime } from '../vocabulary/index.ts';
import type { OnnxPackage } from './onnx-network.ts';

/** Loads a runtime in a page, which has WebAssembly alone; its file lies beside the page's own. Throws otherwise. */
export async function startOnnxOfPage(runtime: OnnxRuntime): Promise<OnnxPackage> {
  if (runtime !== 'onnxruntime-web') throw new Error('not in a window');
  const web = await import('onnxruntime-web/wasm');
  web.env.wasm.numThreads = 1;
  return web;
}
