import type * as tf from '@tensorflow/tfjs-core';
import type { NetworkVersion, Profile } from '../vocabulary/index.ts';
import type { NetworkFiles } from '../vocabulary/host-contract.ts';
import type { Backbone } from '../siamese/backbone.ts';
import { createHead, restoreHead } from '../siamese/heads.ts';
import { SiameseNetwork } from '../siamese/siamese-network.ts';
import { unpackTensors } from '../siamese/weights.ts';
import { buildClassicBackbone, buildFaceBackbone } from './networks.ts';

/** Prefix of the backbone's weights among a version's. */
const BACKBONE = 'backbone/';

/** The networks that the host can run, by the id of their version; the bare backbones are called by their profile. */
export class Versions {
  readonly #networks = new Map<string, SiameseNetwork>();
  readonly #faceFiles: NetworkFiles;
  #classicFiles: { manifest: Uint8Array; weights: Uint8Array } | null = null;

  constructor(faceFiles: NetworkFiles, face: Backbone) {
    this.#faceFiles = faceFiles;
    this.#networks.set('face', new SiameseNetwork(face));
  }

  /** Builds ResNet-50, once. */
  loadClassic(files: { manifest: Uint8Array; weights: Uint8Array }): void {
    if (this.#classicFiles) return;
    this.#classicFiles = files;
    this.#networks.set('classic', new SiameseNetwork(buildClassicBackbone(files)));
  }

  /** ResNet-50, null until it is loaded. */
  get classic(): Backbone | null {
    return this.#networks.get('classic')?.backbone ?? null;
  }

  /** The network of a version. Throws a RangeError where it was never added. */
  get(id: string): SiameseNetwork {
    const network = this.#networks.get(id);
    if (!network) throw new RangeError(`The version ${id} was not added`);
    return network;
  }

  /** Builds a version's network; one that is there already is left alone. */
  add({ id, profile, head, unfrozen, weights }: NetworkVersion): void {
    if (this.#networks.has(id)) return;
    const shared = this.get(profile).backbone;
    if (!weights) {
      this.#networks.set(id, new SiameseNetwork(shared));
      return;
    }
    const backbone = unfrozen > 0 ? this.fresh(profile) : shared;
    if (unfrozen > 0) replaceStages(backbone, weights);
    const made = head === null ? null : createHead(head, backbone.size, 0);
    if (made) restoreHead(made, weights);
    this.#networks.set(id, new SiameseNetwork(backbone, made));
  }

  /** A backbone of its own, for a training that changes it. */
  fresh(profile: Profile): Backbone {
    if (profile === 'face') return buildFaceBackbone(this.#faceFiles);
    if (!this.#classicFiles) throw new RangeError('ResNet-50 was not loaded');
    return buildClassicBackbone(this.#classicFiles);
  }
}

function replaceStages(backbone: Backbone, weights: Uint8Array): void {
  const stages: Record<string, tf.Tensor> = {};
  for (const [name, tensor] of Object.entries(unpackTensors(weights))) {
    if (name.startsWith(BACKBONE)) stages[name.slice(BACKBONE.length)] = tensor;
    else tensor.dispose();
  }
  backbone.replace(stages);
}
