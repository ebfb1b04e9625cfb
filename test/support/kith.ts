import { EventEmitter } from 'node:events';
import { createKith } from '../../electron/core/kith.ts';
import type {
  LivenessNetwork,
  PackJob,
  TrainingNetworks,
} from '../../electron/core/ports/index.ts';
import { putStaged } from '../../electron/gallery/staged-gallery.ts';
import { assertRecoveryKey, recoveryKeyOf } from '../../electron/platform/recovery-key.ts';
import { shippedPacks } from '../../electron/models/packs.ts';
import { trials } from '../../electron/shells/shipped-version.ts';
import { temporaryGallery } from './gallery.ts';
import { pretendLivenessNetwork, PretendPackJob } from './pretend-liveness.ts';
import {
  pretendLease,
  pretendReading,
  pretendNetworks,
  type PretendNetworks,
} from './pretend-networks.ts';

/** A trainer that embeds as the networks do, and trains nothing: it ends at once with the weights it began with. */
function pretendTrainer(networks: PretendNetworks): TrainingNetworks {
  return {
    lease: pretendLease,
    embed: (_, chips, view) => networks.embed(chips, view),
    features: (_, items) => networks.embed(items.map(({ chip }) => chip)),
    project: async (_, features, size) => ({ embeddings: features, size }),
    async *train({ rows }) {
      yield {
        kind: 'done',
        weights: new Uint8Array(8),
        bestEpoch: 0,
        epochs: 1,
        embeddings: rows.features,
        size: rows.size,
        heldOut: { references: new Int32Array(), probes: new Int32Array() },
      };
    },
    engine: () => 'wasm',
  };
}

/** What stands for the key of a gallery that is not encrypted. */
const NO_KEY = new Uint8Array(32);

/** A network that was never fetched. */
export const absentPack: PackJob = {
  state: () => ({ state: 'absent', received: 0, total: 0, error: null }),
  fetch: () => undefined,
  add: () => undefined,
  isFor: async () => false,
  cancel: () => undefined,
  settled: async () => undefined,
};

/** A Kith over a temporary gallery and pretended networks, with a clock that the test moves. */
export async function testKith(
  networks: PretendNetworks = pretendNetworks,
  trainer: TrainingNetworks = pretendTrainer(networks),
  /** A gallery that another Kith has left. */
  left: Pick<
    Awaited<ReturnType<typeof temporaryGallery>>,
    'gallery' | 'folder' | 'file'
  > | null = null,
  liveness: LivenessNetwork = pretendLivenessNetwork,
) {
  const livenessPack = new PretendPackJob('present');
  const { gallery, folder, file } = left ?? (await temporaryGallery());
  // A day after `consent` was given.
  const clock = { now: new Date(1_700_086_400_000) };
  const host = Object.assign(new EventEmitter(), {
    report: { state: 'ready' as const, engine: 'wasm' as const, trials: [], check: null },
    restart: () => undefined,
    selfCheck: () => Promise.reject(new Error('no process here')),
    describe: () => Promise.reject(new Error('no process here')),
  });
  const measurements = Object.assign(new EventEmitter(), {
    trials: [],
    order: () => ['wasm' as const],
    measure: async () => undefined,
    prefer: () => undefined,
  });
  const kith = await createKith({
    gallery,
    networks: { findFaces: networks.findFaces, embed: trainer.embed },
    decodeHeic: pretendReading.decodeHeic,
    shipped: {
      findFaces: () => Promise.reject(new Error('no process here')),
      embed: () => Promise.reject(new Error('no process here')),
    },
    trials,
    trainer,
    classicPack: absentPack,
    liveness,
    livenessPack,
    livenessSha256: 'b'.repeat(64),
    runtimes: Object.assign(new EventEmitter(), { trials: [], measure: async () => undefined }),
    checkPacks: async () => [],
    host,
    measurements,
    builtTensorFlow: () => null,
    surroundings: {
      shell: 'command line',
      chromium: null,
      version: '0.0.0',
      sourcesSha256: async () => 'c'.repeat(64),
      dataFolder: folder,
      key: { kind: 'none', weak: true, description: 'No encryption in tests' },
      places: { 'data folder': folder, log: folder },
      showPlace: null,
      packs: shippedPacks,
    },
    print: null,
    updates: null,
    mend: () => Promise.reject(new Error('nothing to mend here')),
    replace: async () => {
      await gallery.close();
      putStaged(file);
    },
    recoveryKey: {
      read: () => recoveryKeyOf(NO_KEY),
      test: (typed) => assertRecoveryKey(typed, NO_KEY),
    },
    // Nobody guesses at these passphrases.
    workFactor: 4,
    now: () => clock.now,
  });
  return { kith, gallery, folder, file, clock, host, livenessPack };
}
