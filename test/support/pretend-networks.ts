import type { ChipView } from '../../electron/contract/index.ts';
import type { Networks, PhotoReading } from '../../electron/core/ports/index.ts';
import { unitVector } from './samples.ts';

/** Networks that know one version only, whichever is active. */
export interface PretendNetworks {
  readonly findFaces: Networks['findFaces'];
  readonly embed: (chips: readonly Uint8Array[], view?: ChipView) => Promise<Float32Array[]>;
}

/** A lease on nothing. */
export const pretendLease = (): Disposable => ({ [Symbol.dispose]: () => undefined });

/** Networks without networks: a chip's first byte is its person, its second a little noise. For tests of what is around them. */
export const pretendNetworks: PretendNetworks = {
  findFaces: async () => [],
  embed: async (chips) =>
    chips.map((chip) => {
      const noise = unitVector(10_000 + chip[1]!);
      const mixed = unitVector(chip[0]!).map((value, i) => value + 0.1 * noise[i]!);
      const norm = Math.hypot(...mixed);
      return mixed.map((value) => value / norm);
    }),
};

/** What finds nobody, and decodes no HEIC. */
export const pretendReading: PhotoReading = {
  findFaces: pretendNetworks.findFaces,
  decodeHeic: () => Promise.reject(new Error('no process here')),
};
