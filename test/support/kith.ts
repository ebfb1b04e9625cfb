import { EventEmitter } from 'node:events';
import { createKith } from '../../electron/core/kith.ts';
import type { TrainingNetworks } from '../../electron/core/ports/index.ts';
import { packs } from '../../electron/models/packs.ts';
import { temporaryGallery } from './gallery.ts';
import { pretendLease, pretendNetworks, type PretendNetworks } from './pretend-networks.ts';

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
      };
    },
    engine: () => 'wasm',
  };
}

/** A Kith over a temporary gallery and pretended networks, with a clock that the test moves. */
export async function testKith(
  networks: PretendNetworks = pretendNetworks,
  trainer: TrainingNetworks = pretendTrainer(networks),
) {
  const { gallery, folder, file } = await temporaryGallery();
  const clock = { now: new Date(1_750_000_000_000) };
  const host = Object.assign(new EventEmitter(), {
    report: { state: 'ready' as const, engine: 'wasm' as const, trials: [], check: null },
    restart: () => undefined,
  });
  const engines = Object.assign(new EventEmitter(), {
    trials: [],
    order: () => ['wasm' as const],
    measure: async () => undefined,
    prefer: () => undefined,
  });
  const kith = await createKith({
    gallery,
    networks: { ...networks, embed: (_, chips, view) => networks.embed(chips, view) },
    trainer,
    classicPack: {
      state: () => ({ state: 'absent', received: 0, total: 0, error: null }),
      fetch: () => undefined,
      add: () => undefined,
      cancel: () => undefined,
      settled: async () => undefined,
    },
    host,
    engines,
    packs,
    key: { kind: 'none', weak: true, description: 'No encryption in tests' },
    dataFolder: folder,
    places: { 'data folder': folder, log: folder },
    showPlace: null,
    updates: null,
    shell: 'command line',
    chromium: null,
    version: '0.0.0',
    now: () => clock.now,
  });
  return { kith, gallery, folder, file, clock, host };
}
