import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import threadedSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import { useFastConvolution } from './fast-convolution.ts';
import { useBackend } from './webgpu.ts';

/** Makes the wasm engine the current one of this page or worker. */
export async function startPageEngine(): Promise<void> {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plain,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': threadedSimd,
  });
  await useBackend('wasm');
  useFastConvolution();
}
