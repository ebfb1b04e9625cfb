import type { NetworkVersion } from '../../contract/index.ts';
import type { HostClient } from './session.ts';

/** Tells host processes of the versions that calls name, each process of each version once. */
export class VersionLoader {
  readonly #classicFiles: () => Promise<{ manifest: Uint8Array; weights: Uint8Array }>;
  readonly #known = new WeakMap<HostClient, Map<string, Promise<unknown>>>();

  /** `classicFiles` reads ResNet-50 and throws `ModelMissing` where it was not fetched. */
  constructor(classicFiles: () => Promise<{ manifest: Uint8Array; weights: Uint8Array }>) {
    this.#classicFiles = classicFiles;
  }

  /** Makes sure that a host knows a version; returns the name that calls give it. */
  async ensure(client: HostClient, version: NetworkVersion): Promise<string> {
    if (version.profile === 'classic') {
      await this.#once(client, 'classic', async () =>
        client.loadClassic(await this.#classicFiles()),
      );
    }
    if (!version.weights) return version.profile;
    await this.#once(client, version.id, () => client.addVersion(version));
    return version.id;
  }

  #once(client: HostClient, name: string, load: () => Promise<unknown>): Promise<unknown> {
    const known = this.#known.get(client) ?? new Map<string, Promise<unknown>>();
    this.#known.set(client, known);
    let loading = known.get(name);
    if (!loading) {
      loading = load();
      known.set(name, loading);
      loading.catch(() => known.delete(name)); // The next call tries again.
    }
    return loading;
  }
}
