import { chipSide } from '../vocabulary/chip.ts';
import vector from './golden-vector.json' with { type: 'json' };

/**
 * The unit embedding of the golden chip, computed once with tfjs' plain JavaScript engine, whose kernels
 * share no code with the others (`npm run make:golden` writes it again).
 */
export const goldenVector: Float32Array = Float32Array.from(vector);

/** The largest difference of any number at which an engine still counts as right. */
export const GOLDEN_TOLERANCE = 1e-3;

/** A synthetic chip: gradients, discs and noise of a fixed seed. Nobody's face. */
export function goldenChip(): Uint8Array<ArrayBuffer> {
  const chip = new Uint8Array(chipSide * chipSide * 3);
  let seed = 20_261_122;
  for (let y = 0; y < chipSide; y++) {
    for (let x = 0; x < chipSide; x++) {
      // Numerical Recipes' linear congruential generator: the same numbers on every machine.
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      const noise = (seed >>> 27) - 16;
      const eye = Math.hypot(x - 74, y - 84) < 14 || Math.hypot(x - 150, y - 84) < 14 ? -90 : 0;
      const mouth = Math.abs(x - 112) < 36 && Math.abs(y - 165) < 8 ? -60 : 0;
      const i = (y * chipSide + x) * 3;
      const base = 190 - Math.hypot(x - 112, y - 112) * 0.7 + eye + mouth + noise;
      chip[i] = clamp(base + 12);
      chip[i + 1] = clamp(base - 8);
      chip[i + 2] = clamp(base - 22 + x / 16);
    }
  }
  return chip;
}

/** The same, shrunk to `side` pixels by leaving pixels out: what networks in ONNX are checked with. */
export function goldenCrop(side: number): Uint8Array<ArrayBuffer> {
  const chip = goldenChip();
  const crop = new Uint8Array(side * side * 3);
  const at = (place: number): number => Math.floor((place * chipSide) / side);
  for (let y = 0, to = 0; y < side; y++) {
    for (let x = 0; x < side; x++, to += 3) {
      const from = (at(y) * chipSide + at(x)) * 3;
      crop.set(chip.subarray(from, from + 3), to);
    }
  }
  return crop;
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
