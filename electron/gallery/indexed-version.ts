import type { ImpostorStatistics, Match, NetworkVersion } from '../contract/index.ts';
import type { ActiveVersion } from '../core/ports/index.ts';
import { SearchIndex } from './search-index.ts';

/** The active version as it lies in memory: everybody's name and reference under it. */
export class IndexedVersion implements ActiveVersion {
  readonly id: number;
  readonly network: NetworkVersion;
  readonly statistics: ImpostorStatistics;
  readonly embeddingSize: number;
  readonly #index: SearchIndex;
  readonly #names = new Map<number, string>();

  /** Begins with nobody in it. */
  constructor(version: Pick<ActiveVersion, 'id' | 'network' | 'statistics' | 'embeddingSize'>) {
    this.id = version.id;
    this.network = version.network;
    this.statistics = version.statistics;
    this.embeddingSize = version.embeddingSize;
    this.#index = new SearchIndex(version.embeddingSize);
  }

  get people(): number {
    return this.#index.count;
  }

  nearest(embedding: Float32Array, count: number): Match[] {
    return this.#index
      .nearest(embedding, count)
      .map((found) => ({ ...found, person: this.#names.get(found.personId)! }));
  }

  /** Puts a person with their unit reference in, or replaces it. */
  set(personId: number, name: string, reference: Float32Array): void {
    this.#index.set(personId, reference);
    this.#names.set(personId, name);
  }

  rename(personId: number, name: string): void {
    this.#names.set(personId, name);
  }

  remove(personId: number): void {
    this.#index.remove(personId);
    this.#names.delete(personId);
  }
}
