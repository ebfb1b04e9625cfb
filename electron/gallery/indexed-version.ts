import { createHash } from 'node:crypto';
import {
  KithError,
  type ImpostorStatistics,
  type Match,
  type NetworkVersion,
} from '../contract/index.ts';
import { isEmbedding } from '../core/enrollment/embedding.ts';
import { referenceFrom, type Reference } from '../../native-models/evaluate/reference.ts';
import type { ActiveVersion } from '../core/ports/index.ts';
import { SearchIndex } from '../../native-models/evaluate/search-index.ts';

/** The references of strangers, by what becomes of them. */
export type Strangers = Readonly<Record<'ignored' | 'refused', readonly Reference[]>>;

/** The active version as it lies in memory: everybody's name and reference under it. */
export class IndexedVersion implements ActiveVersion {
  readonly id: number;
  readonly network: NetworkVersion;
  readonly statistics: ImpostorStatistics;
  readonly embeddingSize: number;
  readonly #index: SearchIndex;
  readonly #people = new Map<number, { name: string; made: Omit<Reference, 'direction'> }>();
  readonly #raised = new Map<number, number>();
  #strangers: Strangers = { ignored: [], refused: [] };
  #revision = 0;

  /** Begins with nobody in it. Error: `VersionUnusable` where its weights are not those that it is named after, or nothing can be compared under it. */
  constructor(version: Pick<ActiveVersion, 'id' | 'network' | 'statistics' | 'embeddingSize'>) {
    const { id, network, statistics, embeddingSize } = version;
    const { weights } = network;
    if (weights && createHash('sha256').update(weights).digest('hex') !== network.id) {
      throw new KithError('VersionUnusable', undefined, { flaw: 'weightsDamaged' });
    }
    // Without a count no threshold could be told from any other.
    if (!statistics.counts.some((count) => count > 0)) {
      throw new KithError('VersionUnusable', undefined, { flaw: 'statisticsMissing' });
    }
    if (embeddingSize <= 0 || embeddingSize % 8 !== 0) {
      throw new KithError('VersionUnusable', String(embeddingSize), { flaw: 'embeddingSize' });
    }
    this.id = id;
    this.network = network;
    this.statistics = statistics;
    this.embeddingSize = embeddingSize;
    this.#index = new SearchIndex(embeddingSize);
  }

  get people(): number {
    return this.#index.count;
  }

  nearest(embedding: Float32Array, count: number): Match[] {
    return this.#index
      .nearest(embedding, count)
      .map((found) => ({ ...found, person: this.#people.get(found.personId)!.name }));
  }

  get revision(): number {
    return this.#revision;
  }

  reference(personId: number): Reference | null {
    const direction = this.#index.get(personId);
    return direction && { direction, ...this.#people.get(personId)!.made };
  }

  raised(personId: number): number {
    return this.#raised.get(personId) ?? 0;
  }

  strangers(kind: keyof Strangers): readonly Reference[] {
    return this.#strangers[kind];
  }

  personIds(): readonly number[] {
    return [...this.#people.keys()];
  }

  /** Puts a person with their reference in, or replaces it. */
  set(personId: number, name: string, { direction, ...made }: Reference): void {
    this.#index.set(personId, direction);
    this.#people.set(personId, { name, made });
    this.#revision++;
  }

  rename(personId: number, name: string): void {
    const person = this.#people.get(personId);
    if (person) person.name = name;
  }

  /** Has a person's bar lie higher by so much, 0 for not at all. */
  raiseBar(personId: number, by: number): void {
    if (by === this.raised(personId)) return;
    this.#raised.set(personId, by);
    this.#revision++;
  }

  /** Puts others in the place of the strangers. */
  setStrangers(strangers: Strangers): void {
    this.#strangers = strangers;
    this.#revision++;
  }

  remove(personId: number): void {
    this.#index.remove(personId);
    this.#people.delete(personId);
    this.#raised.delete(personId);
    this.#revision++;
  }
}

/** The reference of embeddings of `size` numbers. Error: `VersionUnusable` where one is none, or they have no common direction. */
export function referenceOf(embeddings: readonly Float32Array[], size: number): Reference {
  if (!embeddings.every((embedding) => isEmbedding(embedding, size))) {
    throw new KithError('VersionUnusable', undefined, { flaw: 'embeddingDamaged' });
  }
  const reference = referenceFrom(embeddings);
  if (!reference) throw new KithError('VersionUnusable', undefined, { flaw: 'embeddingsOpposed' });
  return reference;
}
