import seedrandom from 'seedrandom';
import type { Augmentation } from '../vocabulary/index.ts';
import { chipSide } from '../vocabulary/chip.ts';
import { warp } from '../face/warp.ts';

/** The least light, as a share of what there was. */
const LEAST_LIGHT = 0.25;
/** The smallest blur that is worth its time (and the smallest that sharp has), in pixels. */
const SMALLEST_BLUR = 0.3;

/** What a copy needs of an image library, which is another one in Node and in a page. Pixels are raw RGB chips. */
export interface PixelTools {
  /** Blurs by a Gaussian of this standard deviation. */
  blur(pixels: Uint8Array, sigma: number): Promise<Uint8Array>;
  /** Encodes as a JPEG of this quality, 1 to 100, and decodes again. */
  throughJpeg(pixels: Uint8Array, quality: number): Promise<Uint8Array>;
}

/**
 * A copy of a raw RGB chip as another camera in another room might have delivered it: moved a little, mirrored, blurred,
 * darker, noisy, and through JPEG, in that order. Each strength is 0 to 1. The same seed and tools give the same copy.
 */
export async function augmentChip(
  chip: Uint8Array,
  strengths: Augmentation,
  seed: string,
  tools: PixelTools,
): Promise<Uint8Array> {
  const random = seedrandom.alea(seed);
  const between = (low: number, high: number) => low + (high - low) * random();
  // Drawn in one fixed order, so that changing one strength leaves the other draws as they were.
  const angle = between(-8, 8) * strengths.geometry * (Math.PI / 180);
  const scale = 1 + between(-0.06, 0.06) * strengths.geometry;
  const shift = { x: between(-0.04, 0.04), y: between(-0.04, 0.04) };
  const mirrored = random() < strengths.mirror / 2;
  const blur = between(-1.5, 1.5) * strengths.blur;
  // The darker of two draws: what is dark is what a network has most to learn from.
  const light = LEAST_LIGHT ** (strengths.light * Math.max(between(-0.2, 1), between(-0.2, 1)));
  const gamma = 2 ** (strengths.light * between(-0.4, 0.4));
  const noise = 16 * strengths.noise * random();
  const quality = Math.round(95 - 55 * strengths.jpeg * random());
  const grain = between(1, 2.5);

  let pixels = move(chip, { angle, scale, shift, strength: strengths.geometry });
  if (mirrored) pixels = mirror(pixels);
  if (blur >= SMALLEST_BLUR) pixels = await tools.blur(pixels, blur);
  pixels = expose(pixels, { light, gamma, noise, grain, random });
  return strengths.jpeg === 0 ? pixels : tools.throughJpeg(pixels, quality);
}

function move(
  data: Uint8Array,
  {
    angle,
    scale,
    shift,
    strength,
  }: {
    angle: number;
    scale: number;
    shift: { x: number; y: number };
    strength: number;
  },
): Uint8Array {
  if (strength === 0) return data;
  const a = Math.cos(angle) * scale;
  const b = Math.sin(angle) * scale;
  const center = chipSide / 2;
  const transform = {
    a,
    b,
    tx: center - (a * center - b * center) + shift.x * strength * chipSide,
    ty: center - (b * center + a * center) + shift.y * strength * chipSide,
  };
  const image = { width: chipSide, height: chipSide, channels: 3 as const, data };
  return Uint8Array.from(warp(image, transform, chipSide), Math.round);
}

function mirror(pixels: Uint8Array): Uint8Array {
  const mirrored = new Uint8Array(pixels.length);
  const stride = chipSide * 3;
  for (let row = 0; row < pixels.length; row += stride) {
    for (let x = 0; x < stride; x += 3) {
      mirrored.set(pixels.subarray(row + x, row + x + 3), row + stride - 3 - x);
    }
  }
  return mirrored;
}

/**
 * Light and gamma first, then noise: a sensor adds it to what little light there is. A small face is enlarged into its chip,
 * and its noise with it: `grain` is the size of a sensor's pixel in pixels of the chip.
 */
function expose(
  pixels: Uint8Array,
  options: {
    light: number;
    gamma: number;
    noise: number;
    grain: number;
    random: () => number;
  },
): Uint8Array {
  const { light, gamma, noise, grain, random } = options;
  const curve = Float32Array.from(
    { length: 256 },
    (_, value) => 255 * Math.min(1, light * (value / 255) ** gamma),
  );
  const across = Math.ceil(chipSide / grain);
  // The sum of three uniform draws is close enough to a normal one, and quick.
  const draws = Float32Array.from(
    { length: noise === 0 ? 0 : across * across * 3 },
    () => noise * 2 * (random() + random() + random() - 1.5),
  );
  const output = new Uint8ClampedArray(pixels.length);
  for (let y = 0, i = 0; y < chipSide; y++) {
    const row = Math.floor(y / grain) * across;
    for (let x = 0; x < chipSide; x++) {
      const cell = (row + Math.floor(x / grain)) * 3;
      for (let c = 0; c < 3; c++, i++) {
        output[i] = curve[pixels[i]!]! + (noise === 0 ? 0 : draws[cell + c]!);
      }
    }
  }
  return new Uint8Array(output.buffer);
}
