import {
  livenessBytes,
  type LivenessCropName,
  type LivenessCrops,
  type PackFetch,
} from '../../electron/contract/index.ts';
import type { LivenessNetwork, PackJob } from '../../electron/core/ports/index.ts';

/** Crops of which the pretended network says that a share of them is live, 0 to 1, the rest print. */
export function cropsOf(live: number, wide = live) {
  return { near: cropOf(live), wide: cropOf(wide) };
}

/** The same of one crop alone, as of a frame. */
export function oneCropOf(name: LivenessCropName, live: number): LivenessCrops {
  return { near: null, wide: null, [name]: cropOf(live) };
}

function cropOf(live: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(livenessBytes).fill(Math.round(live * 255));
}

/** A liveness network without a network: the first byte of a crop is how live it is. */
export const pretendLivenessNetwork: LivenessNetwork = {
  look: async (faces) =>
    faces.map(({ near, wide }) => ({ near: near && shares(near), wide: wide && shares(wide) })),
};

function shares(crop: Uint8Array) {
  const live = crop[0]! / 255;
  return { live, print: 1 - live, replay: 0 };
}

/** The fetching of a pack, which ends as the test says. */
export class PretendPackJob implements PackJob {
  #state: PackFetch;
  #ended = Promise.withResolvers<void>();

  constructor(state: PackFetch['state']) {
    this.#state = { state, received: 0, total: 100, error: null };
  }

  readonly state = (): PackFetch => this.#state;
  readonly fetch = (): void => {
    if (this.#state.state === 'fetching') return;
    this.#ended = Promise.withResolvers();
    this.#state = { ...this.#state, state: 'fetching', error: null };
  };
  readonly add = (): void => this.fetch();
  readonly cancel = (): void => {
    if (this.#state.state === 'fetching') this.end('absent');
  };
  readonly isFor = async (): Promise<boolean> => true;
  readonly settled = (): Promise<void> =>
    this.#state.state === 'fetching' ? this.#ended.promise : Promise.resolve();

  /** It has arrived, or why it has not. */
  end(state: PackFetch['state'], error: PackFetch['error'] = null): void {
    this.#state = { ...this.#state, state, error };
    this.#ended.resolve();
  }
}
