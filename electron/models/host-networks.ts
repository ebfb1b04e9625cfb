import { KithError, hasCode, type NetworkVersion } from '../contract/index.ts';
import type { TrainingEvent } from '../../native-models/vocabulary/host-contract.ts';
import type { TimedNetworks, TrainingNetworks, VersionNetworks } from '../core/ports/index.ts';
import type { HostSupervisor } from './host-supervisor.ts';
import type { VersionLoader } from './version-loader.ts';

/** Chips sent in one call: a larger message would hold up the live faces behind it. */
const CHIPS_PER_CALL = 16;

/** The networks that core asks for, computed by the supervised host. */
export function hostNetworks(host: HostSupervisor, loader: VersionLoader): VersionNetworks {
  return {
    findFaces: async (image, detect) =>
      (await host.use((client) => client.findFaces({ image, detect }))).faces,
    embed: embedWith(host, loader),
  };
}

/** The same for training, in a host of its own. */
export function trainingNetworks(host: HostSupervisor, loader: VersionLoader): TrainingNetworks {
  return {
    embed: embedWith(host, loader),
    features: async (version, items, augment) => {
      const vectors: Float32Array[] = [];
      for (let start = 0; start < items.length; start += CHIPS_PER_CALL) {
        const batch = items.slice(start, start + CHIPS_PER_CALL);
        const { features, size } = await host.use(async (client) => {
          const name = await loader.ensure(client, version);
          return client.features({ items: batch, augment, version: name });
        });
        vectors.push(...rowsOf(features, size));
      }
      return vectors;
    },
    project: (version, features, size) =>
      host.use(async (client) => {
        const name = await loader.ensure(client, version);
        return client.project({ features, size, version: name });
      }),
    train: (input, signal) =>
      typedErrors(
        host.stream(async (client) => {
          const { profile } = input.parameters;
          const bare = { id: profile, profile, head: null, unfrozen: 0, weights: null };
          await loader.ensure(client, bare);
          return client.train(input, { signal });
        }),
      ),
    engine: () => host.report.engine ?? 'none',
    rest: () => host.rest(),
  };
}

function embedWith(host: HostSupervisor, loader: VersionLoader): VersionNetworks['embed'] {
  return async (version: NetworkVersion, chips, view = 'both') => {
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
  };
}

function rowsOf(values: Float32Array, size: number): Float32Array[] {
  return Array.from({ length: values.length / size }, (_, i) =>
    values.slice(i * size, (i + 1) * size),
  );
}

/** The host's errors as the ones that users are told. */
async function* typedErrors(events: AsyncIterable<TrainingEvent>): AsyncGenerator<TrainingEvent> {
  try {
    yield* events;
  } catch (cause) {
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
export function timedNetworks(host: HostSupervisor): TimedNetworks {
  return {
    findFaces: (image, detect) => host.use((client) => client.findFaces({ image, detect })),
    embed: async (chip) => {
      const { embeddings, milliseconds } = await host.use((client) =>
        client.embed({ chips: [chip], view: 'both' }),
      );
      return { embedding: embeddings, milliseconds };
    },
  };
}
