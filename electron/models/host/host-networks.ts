import { KithError, hasCode, type ChipView, type NetworkVersion } from '../../contract/index.ts';
import type { TrainingEvent } from '../../../native-models/vocabulary/host-contract.ts';
import type { TimedNetworks, TrainingNetworks, VersionNetworks } from '../../core/ports/index.ts';
import type { HostLease } from './lease.ts';
import type { ModelHost } from './model-host.ts';
import type { VersionLoader } from './version-loader.ts';

/** Chips sent in one call: a larger message would hold up the live faces behind it. */
const CHIPS_PER_CALL = 16;

/** The networks that core asks for, computed by a host that somebody else's lease keeps up. */
export function hostNetworks(host: HostLease, loader: VersionLoader): VersionNetworks {
  return {
    findFaces: async (image, look) =>
      (await host.use((client) => client.findFaces({ image, ...look }))).faces,
    embed: (version, chips, view) => embed(host, loader, version, chips, view),
  };
}

/** The same for training. Every call holds the host for as long as it takes. */
export function trainingNetworks(host: ModelHost, loader: VersionLoader): TrainingNetworks {
  return {
    lease: () => host.lease(),
    embed: async (version, chips, view) => {
      using lease = host.lease();
      return await embed(lease, loader, version, chips, view);
    },
    features: async (version, items, augment) => {
      using lease = host.lease();
      const vectors: Float32Array[] = [];
      for (let start = 0; start < items.length; start += CHIPS_PER_CALL) {
        const batch = items.slice(start, start + CHIPS_PER_CALL);
        const { features, size } = await lease.use(async (client) => {
          const name = await loader.ensure(client, version);
          return client.features({ items: batch, augment, version: name });
        });
        vectors.push(...rowsOf(features, size));
      }
      return vectors;
    },
    project: async (version, features, size) => {
      using lease = host.lease();
      return await lease.use(async (client) => {
        const name = await loader.ensure(client, version);
        return client.project({ features, size, version: name });
      });
    },
    async *train(input, signal) {
      using lease = host.lease();
      yield* typedErrors(
        lease.stream(async (client) => {
          const { profile } = input.parameters;
          const bare = { id: profile, profile, head: null, unfrozen: 0, weights: null };
          await loader.ensure(client, bare);
          return client.train(input, { signal });
        }),
        signal,
      );
    },
    engine: () => host.report.engine ?? 'none',
  };
}

async function embed(
  host: HostLease,
  loader: VersionLoader,
  version: NetworkVersion,
  chips: readonly Uint8Array[],
  view: ChipView = 'both',
): Promise<Float32Array[]> {
  const embeddings: Float32Array[] = [];
  for (let start = 0; start < chips.length; start += CHIPS_PER_CALL) {
    const batch = chips.slice(start, start + CHIPS_PER_CALL);
    const result = await host.use(async (client) => {
      const name = await loader.ensure(client, version);
      return client.embed({ chips: batch, view, version: name });
    });
    embeddings.push(...rowsOf(result.embeddings, result.size));
  }
  return embeddings;
}

function rowsOf(values: Float32Array, size: number): Float32Array[] {
  return Array.from({ length: values.length / size }, (_, i) =>
    values.slice(i * size, (i + 1) * size),
  );
}

/** The host's errors as the ones that users are told. */
async function* typedErrors(
  events: AsyncIterable<TrainingEvent>,
  signal: AbortSignal,
): AsyncGenerator<TrainingEvent> {
  try {
    yield* events;
  } catch (cause) {
    if (signal.aborted) throw new KithError('Canceled', undefined, { cause });
    for (const code of [
      'TooFewToTrain',
      'TrainingCollapsed',
      'TrainingDiverged',
      'CannotUnfreeze',
    ] as const) {
      if (hasCode(cause, code)) throw new KithError(code, (cause as Error).message, { cause });
    }
    throw cause;
  }
}

/** The networks that Kith comes with, timed stage by stage, for work without a gallery. */
export function timedNetworks(host: HostLease): TimedNetworks {
  return {
    findFaces: (image, look) => host.use((client) => client.findFaces({ image, ...look })),
    embed: async (chip) => {
      const { embeddings, milliseconds } = await host.use((client) =>
        client.embed({ chips: [chip], view: 'both' }),
      );
      return { embedding: embeddings, milliseconds };
    },
  };
}
