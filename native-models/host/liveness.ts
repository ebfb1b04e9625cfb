import type { LivenessCrops, LivenessLook, LivenessShares } from '../vocabulary/index.ts';
import type { OnnxNetwork } from '../runtime/onnx-network.ts';

/** What the network makes of each face, of the crops that are there, one after another. */
export async function lookAtFaces(
  network: OnnxNetwork,
  faces: readonly LivenessCrops[],
): Promise<LivenessLook[]> {
  const looks: LivenessLook[] = [];
  for (const { near, wide } of faces) {
    looks.push({
      near: near && sharesOf(await network.run(near)),
      wide: wide && sharesOf(await network.run(wide)),
    });
  }
  return looks;
}

/** Softmax of the network's three numbers: live, print, replay. */
function sharesOf(values: Float32Array): LivenessShares {
  const most = Math.max(...values);
  const powers = Array.from(values, (value) => Math.exp(value - most));
  const sum = powers.reduce((total, power) => total + power, 0);
  const [live, print, replay] = powers.map((power) => power / sum);
  return { live: live!, print: print!, replay: replay! };
}
