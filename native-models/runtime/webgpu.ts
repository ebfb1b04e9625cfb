import * as tf from '@tensorflow/tfjs-core';

/**
 * Makes the machine's GPU the current engine of this process or page, through `navigator.gpu`. Throws where there is none,
 * or only one that is simulated on the processor, unless `allowSoftware`. `onLost` is called when the device is lost:
 * what it held is gone with it, so the process or page must end.
 */
export async function startWebGpu({
  allowSoftware,
  onLost,
}: {
  allowSoftware: boolean;
  onLost: (reason: string) => void;
}): Promise<void> {
  const adapter = await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('no GPU that WebGPU can use');
  if (isSoftware(adapter) && !allowSoftware) {
    throw new Error('the GPU is simulated in software, slower than wasm');
  }
  await import('@tensorflow/tfjs-backend-webgpu');
  await useBackend('webgpu');
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  void device.lost.then(({ message }) => onLost(message));
}

/** SwiftShader and Mesa's llvmpipe compute on the processor. */
function isSoftware({ info }: GPUAdapter): boolean {
  const text = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`;
  return /swiftshader|llvmpipe|lavapipe/i.test(text);
}

/** Makes a tfjs backend the current one. Throws where it does not start. */
export async function useBackend(backend: string): Promise<void> {
  if (!(await tf.setBackend(backend))) throw new Error(`The backend ${backend} did not start`);
  await tf.ready();
}
